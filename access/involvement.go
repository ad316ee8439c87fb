package access

import (
	"cmp"
	"context"
	"slices"

	"throughline/changed"
	"throughline/core"
	"throughline/store"
)

// The roles of an involvement that the house itself reads. Others are the words of the
// kind of record that makes them: "co-worker", "personal adviser".
const (
	Lead      = "lead worker"       // one for each child at a time; [AllocateLead]
	KeyWorker = "key worker"        // of another team beside the lead worker; [InTurn]
	Chairing  = "conference chair"  // independent of the work: a child whom nobody else works with still waits for a worker
	Reviewing = "reviewing officer" // as independent as a chair; [InTurn]

	named            = "named"            // named for a restricted record; [NameFor]
	lookedWithReason = "look with reason" // [LookWithReason]
	brokenGlass      = "break-glass"      // [BreakGlass]
)

// An Involvement is one user, or one team, or one user as part of a team, working with a
// person from one day to another. It is what gives the right to read.
type Involvement struct {
	ID       core.ID
	PersonID core.ID
	UserID   core.ID // none where a whole team is involved
	TeamID   core.ID // none where a user is involved apart from a team
	Role     string
	FromOn   core.Date
	UntilOn  core.Date // the last day; blank while it goes on
	EndedOn  core.Date // the day on which it was ended for itself, not by the next lead worker's beginning
	UntilAt  core.Instant
	RecordID core.ID // the record that made it
	Reason   string  // for a look with a reason or a breaking of the glass
	Words    string
}

const involvementColumns = `id, person_id, user_id, team_id, role, from_on, until_on, ended_on, until_at, record_id, reason, words`

// Involve begins an involvement and returns its id. For the lead worker use [AllocateLead].
func Involve(ctx context.Context, tx *store.Tx, authority string, i Involvement) (core.ID, error) {
	switch {
	case i.PersonID.IsZero() || i.Role == "":
		return "", core.Say(core.Invalid, "Say who works with whom, and as what.")
	case i.UserID.IsZero() && i.TeamID.IsZero():
		return "", core.Say(core.Invalid, "Name the worker or the team.")
	case i.FromOn.IsZero():
		return "", core.Say(core.Invalid, "Say from which day.")
	case i.UntilOn.Before(i.FromOn):
		return "", core.Say(core.Invalid, "The last day is before the first.")
	}
	if i.ID.IsZero() {
		i.ID = core.NewID()
	}
	i.note(tx, authority)
	return i.ID, tx.Insert(ctx, "involvement",
		[]string{"authority_id", "id", "person_id", "user_id", "team_id", "role", "from_on", "until_on", "ended_on", "until_at", "record_id", "reason", "words"},
		authority, i.ID, i.PersonID, i.UserID, i.TeamID, i.Role, i.FromOn, i.UntilOn, i.EndedOn, i.UntilAt, i.RecordID, i.Reason, i.Words)
}

// note says that who works with whom is changed by an involvement that comes, goes or ends.
func (i Involvement) note(tx *store.Tx, authority string) {
	changed.Note(tx, authority, append(changed.Of(i.PersonID, i.UserID, i.TeamID), changed.Workers)...)
}

// InTurn keeps what a record means for who works with some people, in a role that one user
// (or one of each team, where a team is named) has at a time: whoever had it before has it
// until this one's first day. i says who, as what, from when and until when; its PersonID is
// left out. It may be called again for the same record, which then says something else;
// stands false withdraws what the record had made, and the one before goes on. For the lead
// worker use [AllocateLead].
func InTurn(ctx context.Context, tx *store.Tx, authority string, i Involvement, people []core.ID, stands bool) error {
	touched, err := store.All[core.ID](ctx, tx, `SELECT person_id FROM involvement WHERE authority_id = $1 AND record_id = $2 AND role = $3`, authority, i.RecordID, i.Role)
	if err != nil {
		return err
	}
	if _, err := store.Exec(ctx, tx, `DELETE FROM involvement WHERE authority_id = $1 AND record_id = $2 AND role = $3`, authority, i.RecordID, i.Role); err != nil {
		return err
	}
	if i.UserID.IsZero() {
		stands = false
	}
	for _, p := range people {
		if !stands {
			break
		}
		i.ID, i.PersonID, i.EndedOn = "", p, i.UntilOn
		if _, err := Involve(ctx, tx, authority, i); err != nil {
			return err
		}
		touched = append(touched, p)
	}
	slices.Sort(touched)
	touched = slices.Compact(touched)
	changed.Note(tx, authority, append(changed.Of(touched...), changed.Workers)...) // those who had it rest on whom they had it of
	for _, p := range touched {
		if err := keepTurns(ctx, tx, authority, p, i.Role); err != nil {
			return err
		}
	}
	return nil
}

// keepTurns works out anew when each of those who have or had a role with a person ends, of
// each team apart.
func keepTurns(ctx context.Context, tx *store.Tx, authority string, person core.ID, role string) error {
	all, err := store.All[Involvement](ctx, tx,
		`SELECT `+involvementColumns+` FROM involvement WHERE authority_id = $1 AND person_id = $2 AND role = $3`, authority, person, role)
	if err != nil {
		return err
	}
	byTeam := map[core.ID][]Involvement{}
	for _, i := range all {
		byTeam[i.TeamID] = append(byTeam[i.TeamID], i)
	}
	for _, turns := range byTeam {
		chain(turns)
		for _, i := range turns {
			i.note(tx, authority)
			if _, err := store.Exec(ctx, tx, `UPDATE involvement SET until_on = $3 WHERE authority_id = $1 AND id = $2`, authority, i.ID, i.UntilOn); err != nil {
				return err
			}
		}
	}
	return nil
}

// EndInvolvement ends one involvement; on is its last day. Missing where it is not there.
func EndInvolvement(ctx context.Context, tx *store.Tx, authority string, id core.ID, on core.Date) error {
	i, err := store.One[Involvement](ctx, tx, `SELECT `+involvementColumns+` FROM involvement WHERE authority_id = $1 AND id = $2`, authority, id)
	if err != nil {
		return err
	}
	if on.IsZero() || on.Before(i.FromOn) {
		return core.Say(core.Invalid, "The last day must not be before %s, when the involvement began.", i.FromOn.Long())
	}
	if i.Role == Lead {
		i.EndedOn = on
		return keepLeads(ctx, tx, authority, i.PersonID, i.ID, &i)
	}
	i.note(tx, authority)
	_, err = store.Exec(ctx, tx, `UPDATE involvement SET until_on = $3, ended_on = $3 WHERE authority_id = $1 AND id = $2`, authority, id, on)
	return err
}

// EndAllInvolvement ends everything that goes on with a person, as when a case is closed.
// Being named for a restricted record goes on.
func EndAllInvolvement(ctx context.Context, tx *store.Tx, authority string, person core.ID, on core.Date) error {
	all, err := Involvements(ctx, tx, authority, person)
	if err != nil {
		return err
	}
	for _, i := range all {
		if i.UntilOn.IsZero() && i.Role != named {
			if err := EndInvolvement(ctx, tx, authority, i.ID, max(on, i.FromOn)); err != nil {
				return err
			}
		}
	}
	return nil
}

// EndLead ends the work of a person's lead worker on a day, because a case is closed. stands
// false takes that back, where the case was closed by mistake. It may be called again.
func EndLead(ctx context.Context, tx *store.Tx, authority string, person core.ID, on core.Date, stands bool) error {
	query := `SELECT ` + involvementColumns + ` FROM involvement
		WHERE  authority_id = $1 AND person_id = $2 AND role = 'lead worker' AND from_on <= $3 AND `
	if stands {
		query += `(until_on IS NULL OR until_on > $3) AND ended_on IS NULL`
	} else {
		query += `ended_on = $3`
	}
	leads, err := store.All[Involvement](ctx, tx, query+` ORDER BY from_on, id`, authority, person, on)
	for _, l := range leads {
		if l.EndedOn = on; !stands {
			l.EndedOn = 0
		}
		if err := keepLeads(ctx, tx, authority, person, l.ID, &l); err != nil {
			return err
		}
	}
	return err
}

// Involvements returns everybody who works or worked with a person, oldest first. Ask
// [May] before showing them.
func Involvements(ctx context.Context, q store.Querier, authority string, person core.ID) ([]Involvement, error) {
	return store.All[Involvement](ctx, q,
		`SELECT `+involvementColumns+` FROM involvement WHERE authority_id = $1 AND person_id = $2 ORDER BY from_on, id`, authority, person)
}

// LeadWorker returns the lead worker of a person and their team; none where nobody is.
// Where a change is agreed for a later day, it is whoever comes then.
func LeadWorker(ctx context.Context, q store.Querier, authority string, person core.ID) (user, team core.ID, err error) {
	type lead struct{ UserID, TeamID core.ID }
	l, _, err := store.Maybe[lead](ctx, q, `
		SELECT user_id, team_id FROM involvement
		WHERE  authority_id = $1 AND person_id = $2 AND role = 'lead worker' AND until_on IS NULL`, authority, person)
	return l.UserID, l.TeamID, err
}

// AllocateLead makes a worker the lead worker of a person from a day on, because a
// record says so. Whoever was lead before works until that day, the day of handing over
// included. It may be called again for the same record, which then says something else;
// stands false withdraws what the record had made, and the one before goes on.
func AllocateLead(ctx context.Context, tx *store.Tx, authority string, person, worker, team core.ID, from core.Date, record core.ID, stands bool) error {
	old, known, err := store.Maybe[Involvement](ctx, tx, `
		SELECT `+involvementColumns+` FROM involvement
		WHERE  authority_id = $1 AND record_id = $2 AND person_id = $3 AND role = 'lead worker'`, authority, record, person)
	if err != nil {
		return err
	}
	if !stands {
		if !known {
			return nil
		}
		return keepLeads(ctx, tx, authority, person, old.ID, nil)
	}
	if person.IsZero() || from.IsZero() || worker.IsZero() && team.IsZero() {
		return core.Say(core.Invalid, "An allocation needs a worker or a team, and a day from which it holds.")
	}
	if !known {
		old.ID = core.NewID()
	}
	old.PersonID, old.UserID, old.TeamID, old.Role, old.FromOn, old.RecordID = person, worker, team, Lead, from, record
	return keepLeads(ctx, tx, authority, person, old.ID, &old)
}

// keepLeads puts one lead worker's involvement as it is now, or takes it away where now is
// nil, and works out anew when each of the person's lead workers ends: on the day of its own
// ending or when the next begins, whichever comes first.
func keepLeads(ctx context.Context, tx *store.Tx, authority string, person, id core.ID, now *Involvement) error {
	leads, err := store.All[Involvement](ctx, tx,
		`SELECT `+involvementColumns+` FROM involvement WHERE authority_id = $1 AND person_id = $2 AND role = 'lead worker'`, authority, person)
	if err != nil {
		return err
	}
	for _, l := range leads {
		l.note(tx, authority)
	}
	leads = slices.DeleteFunc(leads, func(i Involvement) bool { return i.ID == id })
	if _, err := store.Exec(ctx, tx, `DELETE FROM involvement WHERE authority_id = $1 AND id = $2`, authority, id); err != nil {
		return err
	}
	if now != nil {
		leads = append(leads, *now)
	}
	chain(leads)
	for i := range leads { // whoever ends, ends first: the table holds one open lead worker at a time
		l := leads[i]
		if l.ID == id {
			continue
		}
		if _, err := store.Exec(ctx, tx, `UPDATE involvement SET until_on = $3 WHERE authority_id = $1 AND id = $2`, authority, l.ID, l.UntilOn); err != nil {
			return err
		}
	}
	for _, l := range leads {
		if l.ID == id {
			if _, err := Involve(ctx, tx, authority, l); err != nil {
				return err
			}
		}
	}
	return nil
}

// chain sorts lead workers by their first day and sets the last day of each.
func chain(leads []Involvement) {
	slices.SortFunc(leads, func(a, b Involvement) int { return cmp.Or(cmp.Compare(a.FromOn, b.FromOn), cmp.Compare(a.ID, b.ID)) })
	for i := range leads {
		leads[i].UntilOn = leads[i].EndedOn
		if i+1 < len(leads) {
			if next := leads[i+1].FromOn; !leads[i].EndedOn.Before(next) {
				leads[i].UntilOn = next
			}
		}
	}
}
