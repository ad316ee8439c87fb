package record

import (
	"context"
	"maps"
	"slices"
	"strings"

	"throughline/changed"
	"throughline/core"
	"throughline/store"
)

// writeMoments replaces the moments that a record makes. A record that was cancelled or
// struck out, or sent back, makes none.
//
// It returns the people whose dues that touches, and by what.
func (k *Keeper) writeMoments(ctx context.Context, tx *store.Tx, kind *Kind, e Entry) ([]moved, error) {
	b := e.Head()
	made := kind.momentsOf(e)
	of, err := k.movedBy(ctx, tx, kind, b, made)
	if err != nil {
		return nil, err
	}
	if b.Version > 1 {
		if err := store.Later(ctx, tx, `DELETE FROM moment WHERE authority_id = $1 AND record_id = $2`, b.Authority, b.ID); err != nil {
			return nil, err
		}
	}
	if k.later != nil {
		if err := k.later.happened(b, made); err != nil {
			return nil, err
		}
	}
	var rows [][]any
	for _, m := range made {
		rows = append(rows, []any{b.Authority, m.PersonID, m.RecordID, m.Place, m.Moment, m.At, m.DayOnly, m.ThreadID, m.Tags, m.UntilOn, m.Every})
	}
	return of, tx.Put(ctx, "moment",
		[]string{"authority_id", "person_id", "record_id", "place", "moment", "at", "day_only", "thread_id", "tags", "until_on", "every"}, rows...)
}

// A madeMoment is a row of the table moment.
type madeMoment struct {
	PersonID, RecordID core.ID
	Place              int
	Moment             string
	At                 core.Instant
	DayOnly            bool
	ThreadID           core.ID
	Tags               string
	UntilOn            core.Date
	Every              string
}

// momentsOf are the rows that a record makes: one for each person whom a moment concerns.
func (k *Kind) momentsOf(e Entry) (made []madeMoment) {
	b := e.Head()
	if k.moments == nil || !b.State.Standing() {
		return nil
	}
	for i, ev := range k.moments(e) {
		if ev.At.IsZero() {
			continue
		}
		people := b.People
		if !ev.Person.IsZero() {
			people = []core.ID{ev.Person}
		}
		thread := b.Thread
		if !ev.Thread.IsZero() {
			thread = ev.Thread
		}
		for _, p := range people {
			made = append(made, madeMoment{p, b.ID, i, string(ev.Moment), ev.At, ev.DayOnly, thread, strings.Join(ev.Tags, " "), ev.Until, ev.Every.String()})
		}
	}
	return made
}

// Recompute works out afresh what is due to some people, and keeps it. The worker and team
// are those who have the child now; until the child is allocated, those of the record that
// started the clock. Rows that stay as they are are not written. In a bulk it is done
// later: see [Keeper.Bulk].
func (k *Keeper) Recompute(ctx context.Context, tx *store.Tx, authority string, people ...core.ID) error {
	if k.later != nil {
		k.later.note(authority, people)
		return nil
	}
	return k.recompute(ctx, tx, authority, people)
}

// holdPeople keeps other saves about the same people waiting, so that what is due to them is
// worked out from all that happened, and two saves at once lead to nothing twice.
func holdPeople(ctx context.Context, tx *store.Tx, authority string, people []core.ID) error {
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = string(p)
	}
	if len(names) == 0 {
		return nil
	}
	return store.Hold(ctx, tx, authority, names...)
}

func (k *Keeper) recompute(ctx context.Context, tx *store.Tx, authority string, people []core.ID) error {
	if err := holdPeople(ctx, tx, authority, people); err != nil {
		return err
	}
	people = slices.Clone(people)
	slices.Sort(people)
	for part := range slices.Chunk(slices.Compact(people), atOnce) {
		lives, err := k.livesOf(ctx, tx, authority, part, nil)
		if err != nil {
			return err
		}
		kept, err := keptDues(ctx, tx, authority, part)
		if err != nil {
			return err
		}
		owed, err := k.owed(ctx, tx, authority, lives, nil)
		if err != nil {
			return err
		}
		var added [][]any
		for _, p := range part {
			more, _, err := changeDues(ctx, tx, authority, p, kept[p], owed[p], 0)
			if err != nil {
				return err
			}
			added = append(added, more...)
			touch(tx, authority, p)
		}
		if err := tx.Put(ctx, "due", dueColumns, added...); err != nil {
			return err
		}
	}
	return nil
}

// keptDues are the rows of some people as they stand, in their places.
func keptDues(ctx context.Context, q store.Querier, authority string, people []core.ID) (map[core.ID][]dueRow, error) {
	type row struct {
		PersonID core.ID
		dueRow
	}
	kept := map[core.ID][]dueRow{}
	marks, args := ofPeople(authority, people)
	rows, err := store.All[row](ctx, q, `
		SELECT person_id, place, clock, record_id, thread_id, started_at, due_at, due_on, last_working_day, warn_on, legal,
		       met_at, met_by, state, why, worker_id, team_id
		FROM   due
		WHERE  authority_id = $1 AND person_id IN (`+marks+`)
		ORDER  BY person_id, place`, args...)
	for _, r := range rows {
		kept[r.PersonID] = append(kept[r.PersonID], r.dueRow)
	}
	return kept, err
}

// changeDues brings the rows of a person up to date but for those that are to be added, which it returns for the
// caller to add with those of others, and how many it changed or removed. A row keeps its place as long as the
// same is owed; what is new takes the next that is free, from a place on.
func changeDues(ctx context.Context, tx *store.Tx, authority string, person core.ID, kept, is []dueRow, next int) (added [][]any, changed int, err error) {
	was := make(map[owedFor][]*dueRow, len(kept))
	taken := make(map[int]bool, len(kept))
	for i := range kept {
		of := kept[i].owedFor()
		was[of] = append(was[of], &kept[i])
		taken[kept[i].Place] = true
	}
	for _, r := range is {
		if before := was[r.owedFor()]; len(before) > 0 {
			was[r.owedFor()] = before[1:]
			if r.Place = before[0].Place; r == *before[0] {
				continue // most of what is due is as it was before the save
			}
			before[0].note(tx, authority)
			r.note(tx, authority)
			if err := r.change(ctx, tx, authority, person); err != nil {
				return nil, 0, err
			}
			changed++
			continue
		}
		for taken[next] {
			next++
		}
		r.Place, taken[next] = next, true
		r.note(tx, authority)
		added = append(added, r.values(authority, person))
	}
	for _, r := range slices.Concat(slices.Collect(maps.Values(was))...) {
		r.note(tx, authority)
		if err := store.Later(ctx, tx, `DELETE FROM due WHERE authority_id = $1 AND person_id = $2 AND place = $3`, authority, person, r.Place); err != nil {
			return nil, 0, err
		}
		changed++
	}
	return added, changed, nil
}

// note says whose work is changed by a row that comes, goes or is changed.
func (r *dueRow) note(tx *store.Tx, authority string) {
	about := append(changed.Of(r.WorkerID, r.TeamID), changed.Clock(r.Clock))
	if r.WorkerID.IsZero() {
		about = append(about, changed.Nobody)
	}
	changed.Note(tx, authority, about...)
}

// owedFor is what a row is known again by: which limit, and what started it when.
type owedFor struct {
	clock   string
	record  core.ID
	started core.Instant
}

func (r *dueRow) owedFor() owedFor { return owedFor{r.Clock, r.RecordID, r.StartedAt} }

// dueRow is a row of the table due.
type dueRow struct {
	Place                         int
	Clock                         string
	RecordID, ThreadID            core.ID
	StartedAt, DueAt              core.Instant
	DueOn, LastWorkingDay, WarnOn core.Date
	Legal                         core.Date
	MetAt                         core.Instant
	MetBy                         core.ID
	State, Why                    string
	WorkerID, TeamID              core.ID
}

// dueColumns are in the order of [dueRow.values].
var dueColumns = []string{"authority_id", "person_id", "place", "clock", "record_id", "thread_id", "started_at", "due_at", "due_on",
	"last_working_day", "warn_on", "legal", "met_at", "met_by", "state", "why", "worker_id", "team_id"}

func (r *dueRow) values(authority string, person core.ID) []any {
	return []any{authority, person, r.Place, r.Clock, r.RecordID, r.ThreadID, r.StartedAt, r.DueAt, r.DueOn,
		r.LastWorkingDay, r.WarnOn, r.Legal, r.MetAt, r.MetBy, r.State, r.Why, r.WorkerID, r.TeamID}
}

// change brings the row in its place up to date. What it is known by stays as it is.
func (r *dueRow) change(ctx context.Context, tx *store.Tx, authority string, person core.ID) error {
	return store.Later(ctx, tx, `
		UPDATE due
		SET    thread_id = $4, due_at = $5, due_on = $6, last_working_day = $7, warn_on = $8, legal = $9, met_at = $10, met_by = $11,
		       state = $12, why = $13, worker_id = $14, team_id = $15
		WHERE  authority_id = $1 AND person_id = $2 AND place = $3`,
		authority, person, r.Place, r.ThreadID, r.DueAt, r.DueOn, r.LastWorkingDay, r.WarnOn, r.Legal, r.MetAt, r.MetBy,
		r.State, r.Why, r.WorkerID, r.TeamID)
}
