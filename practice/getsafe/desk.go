package getsafe

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/people"
	"throughline/record"
	"throughline/store"
)

// A Desk is what the exploitation and missing team has before it now. It holds only
// children whom the reader may see, and places and people of concern only for those who
// may see these.
type Desk struct {
	Missing    []Away            // the longest first
	Returns    []record.Owed     // conversations on return that are owed, what is late first
	Times      map[core.ID]Time  // the times missing after which these are owed, by their records
	Levels     []AtLevel         // the highest first, then what is to be looked at again first
	Panels     []Held            // the latest first
	PanelsDue  []record.Owed     // children whom a panel is to look at again within four weeks
	Contexts   []OpenContext     // by sort, then since when
	Unscreened []Due             // to be screened and not yet screened, what is late first
	Uses       []TeamUse         // of the screening tool, by team
	Refusals   []Refusal         // of conversations on return, the latest first
	Owed       []record.Owed     // what else is owed within a fortnight, what is late first
	Leads      map[core.ID]Hands // whose each child is
	Writes     map[core.ID]bool  // the children about whom the reader may write
}

// How far the desk looks back and ahead, in days.
const (
	useBack     = 182 // over which the use of the screening tool is measured
	panelsBack  = 182 // panels of which all is done
	openBack    = 366 // panels of which something is not done
	refusedBack = 90
	panelAhead  = 28
	owedAhead   = 14
	actedBack   = 365 // how long ago something done against a context still is its last step
)

// owedClocks are the team's time limits that no other list of the desk shows.
var owedClocks = []string{
	"missing.escalate-24h", "missing.meeting-72h", "missing.meeting-repeat", "missing.share",
	"exploitation.screen", "exploitation.plan", "exploitation.nrm-referral",
}

// DeskOf reads the desk as somebody may see it. Whoever may not see it is refused.
func DeskOf(ctx context.Context, q store.Querier, who access.Who, now core.Instant, cal *clock.Calendar) (*Desk, error) {
	if err := access.May(ctx, q, who, access.SeeGetSafe, ""); err != nil {
		return nil, err
	}
	d, r := &Desk{}, reading{ctx: ctx, q: q, who: who, today: now.Date(), cal: cal}
	for _, read := range []func(*Desk) error{r.missing, r.levels, r.panels, r.contexts, r.use, r.refusals, r.owed, r.hands} {
		if err := read(d); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// reading is the reading of a desk.
type reading struct {
	ctx   context.Context
	q     store.Querier
	who   access.Who
	today core.Date
	cal   *clock.Calendar
}

// scope is the condition that the reader may see a person, and the values with which the
// statement is asked: the authority, those given, then those of the condition.
func (r reading) scope(person, authority string, args ...any) (string, []any) {
	args = append([]any{r.who.Authority}, args...)
	condition, values := access.ScopeFor(r.who, access.See, person, authority, len(args)+1)
	return condition, append(args, values...)
}

// marks are the marks of values from a number on.
func marks(first, n int) string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("$%d", first+i)
	}
	return strings.Join(out, ", ")
}

// values are ids as the values of a statement.
func values(ids []core.ID) []any {
	out := make([]any, len(ids))
	for i, id := range ids {
		out[i] = id
	}
	return out
}

// An Away is a child who is missing, or away without authorisation, now.
type Away struct {
	PersonID, RecordID core.ID
	MissingType        string       // of [throughline/code.MissingType]
	FromOn             core.Date    // since when
	ReportedAt         core.Instant // blank where nobody wrote the time
	PoliceGrade        string       // of [throughline/code.MissingRisk]
}

func (r reading) missing(d *Desk) (err error) {
	scope, args := r.scope("rp.person_id", "rp.authority_id")
	d.Missing, err = store.All[Away](r.ctx, r.q, `
		SELECT rp.person_id, k.record_id, coalesce(k.missing_type, '') AS missing_type, k.from_on, k.reported_at, coalesce(k.police_grade, '') AS police_grade
		FROM   missing_period k
		JOIN   record r ON r.authority_id = k.authority_id AND r.id = k.record_id AND r.state NOT IN ('cancelled', 'struck out')
		JOIN   record_person rp ON rp.authority_id = k.authority_id AND rp.record_id = k.record_id AND NOT rp.gone
		WHERE  k.authority_id = $1 AND k.until_on IS NULL `+scope+`
		ORDER  BY k.from_on, k.record_id, rp.place`, args...)
	if err != nil {
		return err
	}
	if d.Returns, err = record.OwedUnder(r.ctx, r.q, r.who, "missing.return-interview"); err != nil || len(d.Returns) == 0 {
		return err
	}
	ids := make([]core.ID, len(d.Returns))
	for i, o := range d.Returns {
		ids[i] = o.Record
	}
	times, err := store.All[Time](r.ctx, r.q, `
		SELECT record_id, from_on, until_on FROM missing_period
		WHERE  authority_id = $1 AND record_id IN (`+marks(2, len(ids))+`)`, append([]any{r.who.Authority}, values(ids)...)...)
	d.Times = make(map[core.ID]Time, len(times))
	for _, t := range times {
		d.Times[t.RecordID] = t
	}
	return err
}

// A Time is a time missing, from a day until another; UntilOn is blank while it goes on.
type Time struct {
	RecordID        core.ID
	FromOn, UntilOn core.Date
}

// A Refusal is a conversation on return that was not held.
type Refusal struct {
	PersonID, RecordID core.ID
	Outcome            string       // of [throughline/code.ReturnInterview]
	WhyNot             string       // of [throughline/code.DeclinedWhy]
	OfferedAt          core.Instant // when it was offered
}

func (r reading) refusals(d *Desk) (err error) {
	scope, args := r.scope("rp.person_id", "rp.authority_id", core.At(r.today.Plus(-refusedBack), 0, 0))
	d.Refusals, err = store.All[Refusal](r.ctx, r.q, `
		SELECT rp.person_id, k.record_id, k.outcome, coalesce(k.why_not_held, '') AS why_not, k.offered_at
		FROM   return_conversation k
		JOIN   record r ON r.authority_id = k.authority_id AND r.id = k.record_id AND r.state NOT IN ('cancelled', 'struck out')
		JOIN   record_person rp ON rp.authority_id = k.authority_id AND rp.record_id = k.record_id AND NOT rp.gone
		WHERE  k.authority_id = $1 AND k.offered_at >= $2 AND k.outcome IN ('declined', 'not_offered') `+scope+`
		ORDER  BY k.offered_at DESC, k.record_id`, args...)
	return err
}

func (r reading) owed(d *Desk) (err error) {
	d.Owed, err = record.OwedBetween(r.ctx, r.q, r.who, owedClocks, 0, r.today.Plus(owedAhead), false)
	if err != nil {
		return err
	}
	d.PanelsDue, err = record.OwedBetween(r.ctx, r.q, r.who, []string{"exploitation.mace-high", "exploitation.mace-medium"}, 0, r.today.Plus(panelAhead), false)
	return err
}

// A TeamUse is how the screening tool is used for the children of one team; no team where
// a child has no lead worker.
type TeamUse struct {
	Team core.ID
	Use
}

// use finds who was to be screened in the last half year, and how many of each team were.
func (r reading) use(d *Desk) error {
	dues, err := DueFor(r.ctx, r.q, r.who.Authority, r.today.Plus(-useBack), r.today, r.cal)
	if err != nil {
		return err
	}
	ids := make([]core.ID, len(dues))
	for i, due := range dues {
		ids[i] = due.Person
	}
	seen, err := people.Among(r.ctx, r.q, r.who, access.See, ids)
	if err != nil {
		return err
	}
	dues = slices.DeleteFunc(dues, func(due Due) bool { return !seen[due.Person] })
	if d.Leads, err = leadsOf(r.ctx, r.q, r.who.Authority, ids); err != nil {
		return err
	}
	byTeam := map[core.ID][]Due{}
	for _, due := range dues {
		team := d.Leads[due.Person].Team
		byTeam[team] = append(byTeam[team], due)
		if due.Done.IsZero() {
			d.Unscreened = append(d.Unscreened, due)
		}
	}
	for team, of := range byTeam {
		d.Uses = append(d.Uses, TeamUse{team, UseOf(of)})
	}
	slices.SortFunc(d.Uses, func(a, b TeamUse) int { return cmp.Compare(a.Team, b.Team) })
	slices.SortFunc(d.Unscreened, func(a, b Due) int { return cmp.Or(cmp.Compare(a.By, b.By), cmp.Compare(a.Person, b.Person)) })
	return nil
}

// hands finds whose each child is, and about whom the reader may write.
func (r reading) hands(d *Desk) (err error) {
	var ids []core.ID
	for _, a := range d.Missing {
		ids = append(ids, a.PersonID)
	}
	for _, owed := range [][]record.Owed{d.Returns, d.PanelsDue, d.Owed} {
		for _, o := range owed {
			ids = append(ids, o.People...)
		}
	}
	for _, l := range d.Levels {
		ids = append(ids, l.People...)
	}
	for _, p := range d.Panels {
		ids = append(ids, p.People...)
	}
	for _, u := range d.Unscreened {
		ids = append(ids, u.Person)
	}
	for _, f := range d.Refusals {
		ids = append(ids, f.PersonID)
	}
	if d.Leads, err = leadsOf(r.ctx, r.q, r.who.Authority, ids); err != nil {
		return err
	}
	d.Writes, err = people.Among(r.ctx, r.q, r.who, access.Write, ids)
	return err
}

// Hands are the lead worker of a child, and their team.
type Hands struct{ Worker, Team core.ID }

// leadsOf tells whose each of some children is now.
func leadsOf(ctx context.Context, q store.Querier, authority string, ids []core.ID) (map[core.ID]Hands, error) {
	type lead struct{ PersonID, UserID, TeamID core.ID }
	out := map[core.ID]Hands{}
	slices.Sort(ids)
	for some := range slices.Chunk(slices.Compact(ids), 500) {
		rows, err := store.All[lead](ctx, q, `
			SELECT person_id, user_id, team_id FROM involvement
			WHERE  authority_id = $1 AND role = 'lead worker' AND until_on IS NULL AND person_id IN (`+marks(2, len(some))+`)`,
			append([]any{authority}, values(some)...)...)
		if err != nil {
			return nil, err
		}
		for _, l := range rows {
			out[l.PersonID] = Hands{l.UserID, l.TeamID}
		}
	}
	return out, nil
}
