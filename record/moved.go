package record

import (
	"context"
	"slices"
	"strings"

	"throughline/clock"
	"throughline/core"
	"throughline/store"
)

// moved is somebody whose dues a save may move, and by what.
type moved struct {
	person core.ID
	by     []clock.Event // the moments that came or went, with their tags and frequency alone
	all    bool          // more than moments may have moved them: everything is worked out afresh
}

// everything says of some people that all that is due to them may have moved.
func everything(people []core.ID) []moved {
	out := make([]moved, len(people))
	for i, p := range people {
		out[i] = moved{person: p, all: true}
	}
	return out
}

// movedBy returns the people whose dues a record moves that is being saved: those whom it and
// its earlier versions concern. made are the moments that it makes now.
func (k *Keeper) movedBy(ctx context.Context, tx *store.Tx, kind *Kind, b *Base, made []madeMoment) ([]moved, error) {
	people, err := concerned(ctx, tx, b)
	if err != nil || k.later != nil || kind.then != nil { // what else it does may change whose the person is
		return everything(people), err
	}
	type went struct {
		PersonID            core.ID
		Moment, Tags, Every string
	}
	var gone []went
	if b.Version > 1 {
		if gone, err = store.All[went](ctx, tx, `SELECT person_id, moment, tags, every FROM moment WHERE authority_id = $1 AND record_id = $2`, b.Authority, b.ID); err != nil {
			return nil, err
		}
	}
	out := make([]moved, len(people))
	for i, p := range people {
		out[i].person = p
		add := func(person core.ID, row momentRow) error {
			if person != p {
				return nil
			}
			e, err := row.event()
			out[i].by = append(out[i].by, e)
			return err
		}
		for _, m := range made {
			if err := add(m.PersonID, momentRow{Moment: m.Moment, Tags: m.Tags, Every: m.Every}); err != nil {
				return nil, err
			}
		}
		out[i].all = len(out[i].by) == 0 && len(gone) > 0 // perhaps nothing is left that happened to them
		for _, m := range gone {
			if err := add(m.PersonID, momentRow{Moment: m.Moment, Tags: m.Tags, Every: m.Every}); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// recomputeMoved is [Keeper.Recompute] for what a save moved: only the clocks that look at a
// moment that came or went are run again, over the events that they look at, and only what is
// due by them is read. A child of many years has hundreds of others, which stay as they are.
func (k *Keeper) recomputeMoved(ctx context.Context, tx *store.Tx, authority string, of []moved) error {
	var all, some []core.ID
	var by []clock.Event
	for _, m := range of {
		switch {
		case m.all || k.later != nil:
			all = append(all, m.person)
		case len(m.by) > 0:
			some, by = append(some, m.person), append(by, m.by...)
		}
	}
	if k.later != nil {
		k.later.note(authority, all)
		return nil
	}
	if err := holdPeople(ctx, tx, authority, append(slices.Clone(all), some...)); err != nil {
		return err
	}
	some = slices.DeleteFunc(some, func(p core.ID) bool { return slices.Contains(all, p) })
	slices.Sort(some)
	touch := clock.Touched(by)
	for part := range slices.Chunk(slices.Compact(some), atOnce) {
		unknown, err := k.recomputeTouched(ctx, tx, authority, part, &touch)
		if err != nil {
			return err
		}
		all = append(all, unknown...)
	}
	return k.recompute(ctx, tx, authority, all)
}

// recomputeTouched brings up to date what is due to some people by the clocks that were
// touched. It returns those to whom nothing is due by any clock: of them everything is to be
// worked out, since with the first event of all also comes what follows from the birth.
func (k *Keeper) recomputeTouched(ctx context.Context, tx *store.Tx, authority string, people []core.ID, touch *clock.Touch) (unknown []core.ID, err error) {
	kept, err := touchedDues(ctx, tx, authority, people, touch)
	if err != nil {
		return nil, err
	}
	known := slices.DeleteFunc(slices.Clone(people), func(p core.ID) bool {
		if kept[p] == nil {
			unknown = append(unknown, p)
		}
		return kept[p] == nil
	})
	if len(known) == 0 || len(touch.Clocks) == 0 {
		return unknown, nil
	}
	lives, err := k.livesOf(ctx, tx, authority, known, touch)
	if err != nil {
		return nil, err
	}
	owed, err := k.owed(ctx, tx, authority, lives, touch)
	if err != nil {
		return nil, err
	}
	var added [][]any
	for _, p := range known {
		more, _, err := changeDues(ctx, tx, authority, p, kept[p].rows, owed[p], kept[p].top+1)
		if err != nil {
			return nil, err
		}
		added = append(added, more...)
	}
	return unknown, tx.Put(ctx, "due", dueColumns, added...)
}

// partKept is what is due to a person by some clocks, and the last place of all that is due.
type partKept struct {
	top  int
	rows []dueRow
}

// touchedDues are the rows of some people by the clocks that were touched, in their places.
// Of somebody to whom nothing is due there is none.
func touchedDues(ctx context.Context, q store.Querier, authority string, people []core.ID, touch *clock.Touch) (map[core.ID]*partKept, error) {
	type row struct {
		PersonID core.ID
		Top      int
		dueRow
	}
	marks, args := ofPeople(authority, people)
	clocks, args := store.List(args, touch.Clocks)
	// The people are named twice: without it PostgreSQL reads the dues of the whole county.
	rows, err := store.All[row](ctx, q, `
		SELECT l.person_id, l.top, coalesce(d.place, -1) AS place, coalesce(d.clock, '') AS clock, d.record_id, d.thread_id, d.started_at,
		       d.due_at, d.due_on, d.last_working_day, d.warn_on, d.legal, d.met_at, d.met_by, coalesce(d.state, '') AS state,
		       coalesce(d.why, '') AS why, d.worker_id, d.team_id
		FROM   (SELECT person_id, max(place) AS top FROM due WHERE authority_id = $1 AND person_id IN (`+marks+`) GROUP BY person_id) l
		LEFT   JOIN due d ON d.authority_id = $1 AND d.person_id = l.person_id AND d.person_id IN (`+marks+`) AND d.clock IN (`+clocks+`)
		ORDER  BY l.person_id, place`, args...)
	if err != nil {
		return nil, err
	}
	kept := map[core.ID]*partKept{}
	for _, r := range rows {
		of := kept[r.PersonID]
		if of == nil {
			of = &partKept{top: r.Top}
			kept[r.PersonID] = of
		}
		if r.Place >= 0 {
			of.rows = append(of.rows, r.dueRow)
		}
	}
	return kept, nil
}

// touchedOnly is the condition, beginning with AND, that a moment m is one that the clocks that
// were touched look at, with the values so far and its own; none where all are meant.
func touchedOnly(touch *clock.Touch, args []any) (string, []any) {
	if touch == nil {
		return "", args
	}
	moments := make([]string, len(touch.Moments))
	for i, m := range touch.Moments {
		moments[i] = string(m)
	}
	marks, args := store.List(args, moments)
	condition := []string{`m.moment IN (` + marks + `)`}
	if touch.Every {
		condition = append(condition, `m.every <> ''`)
	}
	return ` AND (` + strings.Join(condition, ` OR `) + `)`, args
}
