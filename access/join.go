package access

import (
	"context"
	"slices"
	"time"

	"throughline/changed"
	"throughline/core"
	"throughline/store"
)

// coWorker is what the lead worker of somebody becomes who was merged into a person with a
// lead worker of their own.
const coWorker = "co-worker"

// mergedReason is why a person who stands in another's place no longer is closed off.
// Nobody chooses it: it is not among [RestrictionReasons].
const mergedReason = "merged"

// A Joined says what [Join] changed, so that [Part] can bring it back.
type Joined struct {
	Involvements []core.ID `json:"involvements,omitempty"` // of the other, moved to the one who stands
	Leads        []core.ID `json:"leads,omitempty"`        // of those, lead workers who became co-workers
	Conflicts    []core.ID `json:"conflicts,omitempty"`    // users who from then on may not open the one who stands
	Notices      []core.ID `json:"notices,omitempty"`      // not seen yet
	Restriction  core.ID   `json:"restriction,omitempty"`  // taken over from the other
	Unnamed      []core.ID `json:"unnamed,omitempty"`      // who were named for only one of two restricted records
	Closed       core.ID   `json:"closed,omitempty"`       // the restriction that closes off the other; blank where there was one
	ClosedFor    []core.ID `json:"closed_for,omitempty"`   // who were named for the other
	Stood        core.ID   `json:"stood,omitempty"`        // the restriction of the one who stands from then on
	Named        []core.ID `json:"named,omitempty"`        // who were named for it
	Barred       []core.ID `json:"barred,omitempty"`       // every user who from then on might not open the one who stands
}

// Join has one person answer for another: whoever works with the other works with the one
// who stands, and the stricter restriction holds. Where one of them is restricted the one
// who stands is, for those named; where both are, for those named for both, and where nobody
// is the answer is Invalid. Nobody may open the other any more; whoever may see the one who
// stands may see what was known of the other: see [Standing].
func Join(ctx context.Context, tx *store.Tx, who Who, kept, other core.ID) (Joined, error) {
	var j Joined
	changed.Note(tx, who.Authority, changed.Everything)
	if err := j.restrict(ctx, tx, who, kept, other); err != nil {
		return j, err
	}
	if err := j.move(ctx, tx, who, kept, other); err != nil {
		return j, err
	}
	if err := j.close(ctx, tx, who, other); err != nil {
		return j, err
	}
	if err := j.note(ctx, tx, who, kept); err != nil {
		return j, err
	}
	return j, tx.Insert(ctx, "merged_person", []string{"authority_id", "person_id", "into_id"}, who.Authority, other, kept)
}

// working are the involvements that go on and are work: not being named, nor a look.
func working(ctx context.Context, q store.Querier, authority string, person core.ID) ([]Involvement, error) {
	return store.All[Involvement](ctx, q, `SELECT `+involvementColumns+` FROM involvement
		WHERE  authority_id = $1 AND person_id = $2 AND until_on IS NULL AND until_at IS NULL AND role <> 'named' ORDER BY id`, authority, person)
}

// move has those who work with the other work with the one who stands, and hands over what
// they were told of and have not seen. A look with a reason is not handed over: its reason
// was another's.
func (j *Joined) move(ctx context.Context, tx *store.Tx, who Who, kept, other core.ID) error {
	lead, leadTeam, err := LeadWorker(ctx, tx, who.Authority, kept)
	if err != nil {
		return err
	}
	all, err := working(ctx, tx, who.Authority, other)
	if err != nil {
		return err
	}
	for _, i := range all {
		role := i.Role
		if role == Lead && !(lead.IsZero() && leadTeam.IsZero()) {
			role = coWorker
			j.Leads = append(j.Leads, i.ID)
		}
		if _, err := store.Exec(ctx, tx, `UPDATE involvement SET person_id = $3, role = $4 WHERE authority_id = $1 AND id = $2`, who.Authority, i.ID, kept, role); err != nil {
			return err
		}
		j.Involvements = append(j.Involvements, i.ID)
	}
	if j.Notices, err = store.All[core.ID](ctx, tx, `SELECT id FROM notice WHERE authority_id = $1 AND person_id = $2 AND seen_at IS NULL ORDER BY id`, who.Authority, other); err != nil {
		return err
	}
	for _, id := range j.Notices {
		if _, err := store.Exec(ctx, tx, `UPDATE notice SET person_id = $3 WHERE authority_id = $1 AND id = $2`, who.Authority, id, kept); err != nil {
			return err
		}
	}
	return nil
}

// restrict has the stricter restriction hold, and every conflict of interest.
func (j *Joined) restrict(ctx context.Context, tx *store.Tx, who Who, kept, other core.ID) error {
	_, keptClosed, err := RestrictionOf(ctx, tx, who.Authority, kept)
	if err != nil {
		return err
	}
	r, otherClosed, err := RestrictionOf(ctx, tx, who.Authority, other)
	if err != nil {
		return err
	}
	if otherClosed {
		of, err := namedRows(ctx, tx, who.Authority, other)
		if err != nil {
			return err
		}
		if keptClosed {
			err = j.unname(ctx, tx, who, kept, of)
		} else {
			j.Restriction, err = restrictAs(ctx, tx, who, kept, r, of)
		}
		if err != nil {
			return err
		}
	}
	j.Conflicts, err = store.All[core.ID](ctx, tx, `SELECT c.user_id FROM conflict c WHERE c.authority_id = $1 AND c.person_id = $2
		AND NOT EXISTS (SELECT 1 FROM conflict k WHERE k.authority_id = c.authority_id AND k.person_id = $3 AND k.user_id = c.user_id) ORDER BY c.user_id`, who.Authority, other, kept)
	if err != nil || len(j.Conflicts) == 0 {
		return err
	}
	_, err = store.Exec(ctx, tx, `INSERT INTO conflict (authority_id, person_id, user_id, reason, set_by, set_at)
		SELECT authority_id, $3, user_id, reason, set_by, set_at FROM conflict WHERE authority_id = $1 AND person_id = $2
		ON CONFLICT (authority_id, person_id, user_id) DO NOTHING`, who.Authority, other, kept)
	return err
}

func namedRows(ctx context.Context, q store.Querier, authority string, person core.ID) ([]Involvement, error) {
	return store.All[Involvement](ctx, q, `SELECT `+involvementColumns+` FROM involvement
		WHERE  authority_id = $1 AND person_id = $2 AND role = 'named' AND until_on IS NULL ORDER BY id`, authority, person)
}

// note writes down who may not see the one who stands, so that [Part] can tell what was
// decided of them since.
func (j *Joined) note(ctx context.Context, tx *store.Tx, who Who, kept core.ID) error {
	r, _, err := RestrictionOf(ctx, tx, who.Authority, kept)
	if err != nil {
		return err
	}
	named, err := namedRows(ctx, tx, who.Authority, kept)
	if err != nil {
		return err
	}
	j.Stood = r.ID
	for _, n := range named {
		j.Named = append(j.Named, n.ID)
	}
	j.Barred, err = store.All[core.ID](ctx, tx, `SELECT user_id FROM conflict WHERE authority_id = $1 AND person_id = $2 ORDER BY user_id`, who.Authority, kept)
	return err
}

// restrictAs restricts a person as another is, for the same users.
func restrictAs(ctx context.Context, tx *store.Tx, who Who, person core.ID, r Restriction, named []Involvement) (core.ID, error) {
	id := core.NewID()
	err := tx.Insert(ctx, "restriction", []string{"authority_id", "id", "person_id", "reason", "words", "set_by", "set_at", "review_on"},
		who.Authority, id, person, r.Reason, r.Words, r.SetBy, r.SetAt, r.ReviewOn)
	if err != nil {
		return "", err
	}
	return id, nameFor(ctx, tx, who, person, id, usersOf(named))
}

func usersOf(of []Involvement) []core.ID {
	users := make([]core.ID, len(of))
	for i, n := range of {
		users[i] = n.UserID
	}
	return users
}

// unname takes from those named for the one who stands whoever is not named for the other.
func (j *Joined) unname(ctx context.Context, tx *store.Tx, who Who, kept core.ID, of []Involvement) error {
	mine, err := namedRows(ctx, tx, who.Authority, kept)
	if err != nil {
		return err
	}
	for _, n := range mine {
		if !slices.ContainsFunc(of, func(o Involvement) bool { return o.UserID == n.UserID }) {
			j.Unnamed = append(j.Unnamed, n.ID)
		}
	}
	if len(j.Unnamed) == len(mine) {
		return core.Say(core.Invalid, "Both records are restricted, and nobody is named for both. Name somebody for both first: somebody must work with this person.")
	}
	return endNamed(ctx, tx, who, j.Unnamed)
}

func endNamed(ctx context.Context, tx *store.Tx, who Who, ids []core.ID) error {
	for _, id := range ids {
		if _, err := store.Exec(ctx, tx, `UPDATE involvement SET until_on = $3, ended_on = $3, until_at = $4 WHERE authority_id = $1 AND id = $2`,
			who.Authority, id, who.now().Date(), who.now()); err != nil {
			return err
		}
	}
	return nil
}

// close closes the other off from everybody.
func (j *Joined) close(ctx context.Context, tx *store.Tx, who Who, other core.ID) error {
	_, closed, err := RestrictionOf(ctx, tx, who.Authority, other)
	if err != nil {
		return err
	}
	of, err := namedRows(ctx, tx, who.Authority, other)
	if err != nil {
		return err
	}
	for _, n := range of {
		j.ClosedFor = append(j.ClosedFor, n.ID)
	}
	if closed {
		return endNamed(ctx, tx, who, j.ClosedFor)
	}
	j.Closed = core.NewID()
	never := core.Day(9999, time.December, 31) // nothing is to be looked at again: it goes with the merge
	return tx.Insert(ctx, "restriction", []string{"authority_id", "id", "person_id", "reason", "set_by", "set_at", "review_on"},
		who.Authority, j.Closed, other, mergedReason, who.User, who.now(), never)
}

// Standing is who stands in the place of a person who was merged into another; the person
// where nobody does.
func Standing(ctx context.Context, q store.Querier, authority string, person core.ID) (core.ID, error) {
	for range 20 { // one merged into one who was merged later, and no circle for ever
		into, merged, err := store.Maybe[core.ID](ctx, q, `SELECT into_id FROM merged_person WHERE authority_id = $1 AND person_id = $2`, authority, person)
		if err != nil || !merged {
			return person, err
		}
		person = into
	}
	return person, nil
}

// Merged are the people in whose place a person stands, through several merges too.
func Merged(ctx context.Context, q store.Querier, authority string, person core.ID) ([]core.ID, error) {
	var all []core.ID
	for next := []core.ID{person}; len(next) > 0; next = next[1:] {
		some, err := store.All[core.ID](ctx, q, `SELECT person_id FROM merged_person WHERE authority_id = $1 AND into_id = $2 ORDER BY person_id`, authority, next[0])
		if err != nil {
			return nil, err
		}
		all, next = append(all, some...), append(next, some...)
	}
	return all, nil
}
