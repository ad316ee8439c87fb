package record

import (
	"context"
	"fmt"
	"strings"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/store"
)

// writeMoments replaces the moments that a record makes. A record that was cancelled or
// struck out, or sent back, makes none.
func (k *Keeper) writeMoments(ctx context.Context, tx *store.Tx, kind *Kind, e Entry) error {
	b := e.Head()
	if b.Version > 1 {
		if _, err := store.Exec(ctx, tx, `DELETE FROM moment WHERE authority_id = $1 AND record_id = $2`, b.Authority, b.ID); err != nil {
			return err
		}
	}
	if kind.moments == nil || !b.State.Standing() {
		return nil
	}
	for i, ev := range kind.moments(e) {
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
			err := tx.Insert(ctx, "moment",
				[]string{"authority_id", "person_id", "record_id", "place", "moment", "at", "day_only", "thread_id", "tags", "until_on", "every"},
				b.Authority, p, b.ID, i, string(ev.Moment), ev.At, ev.DayOnly, thread, strings.Join(ev.Tags, " "), ev.Until, ev.Every.String())
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// momentRow is a row of the table moment.
type momentRow struct {
	Moment   string
	At       core.Instant
	DayOnly  bool
	RecordID core.ID
	ThreadID core.ID
	Tags     string
	UntilOn  core.Date
	Every    string
}

// Events returns everything that happened to a person, for the clocks.
func Events(ctx context.Context, q store.Querier, authority string, person core.ID) ([]clock.Event, error) {
	rows, err := store.All[momentRow](ctx, q, `
		SELECT moment, at, day_only, record_id, thread_id, tags, until_on, every
		FROM   moment
		WHERE  authority_id = $1 AND person_id = $2
		ORDER  BY at, record_id, place`, authority, person)
	if err != nil {
		return nil, err
	}
	events := make([]clock.Event, len(rows))
	for i, r := range rows {
		var every clock.Length
		if r.Every != "" {
			if every, err = clock.ParseLength(r.Every); err != nil {
				return nil, fmt.Errorf("record %s: %w", r.RecordID, err)
			}
		}
		events[i] = clock.Event{Moment: clock.Moment(r.Moment), At: r.At, DayOnly: r.DayOnly, Person: person, Record: r.RecordID,
			Thread: r.ThreadID, Tags: strings.Fields(r.Tags), Until: r.UntilOn, Every: every}
	}
	return events, nil
}

// Recompute works out afresh what is due to a person, and keeps it. The worker and team
// are those who have the child now; until the child is allocated, those of the record
// that started the clock.
func (k *Keeper) Recompute(ctx context.Context, tx *store.Tx, authority string, person core.ID) error {
	dues, err := k.Dues(ctx, tx, authority, person)
	if err != nil {
		return err
	}
	hands, err := handsOf(ctx, tx, authority, person)
	if err != nil {
		return err
	}
	kept, err := store.All[dueRow](ctx, tx, `
		SELECT place, clock, record_id, thread_id, started_at, due_at, due_on, last_working_day, warn_on, legal,
		       met_at, met_by, state, why, worker_id, team_id
		FROM   due
		WHERE  authority_id = $1 AND person_id = $2
		ORDER  BY place`, authority, person)
	if err != nil {
		return err
	}
	for i, d := range dues {
		worker, team := hands.of(d)
		r := dueRow{i, d.Clock, d.Record, d.Thread, d.Started, d.DueAt, d.DueOn, d.LastWorkingDay, d.WarnOn, d.Legal,
			d.MetAt, d.MetBy, string(d.State), d.Why, worker, team}
		if i < len(kept) && kept[i] == r {
			continue // most of what is due is as it was before the save
		}
		if err := r.write(ctx, tx, authority, person); err != nil {
			return err
		}
	}
	if len(kept) > len(dues) {
		_, err = store.Exec(ctx, tx, `DELETE FROM due WHERE authority_id = $1 AND person_id = $2 AND place >= $3`, authority, person, len(dues))
	}
	return err
}

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

// write puts the row in its place.
func (r dueRow) write(ctx context.Context, tx *store.Tx, authority string, person core.ID) error {
	_, err := store.Exec(ctx, tx, `
		INSERT INTO due (authority_id, person_id, place, clock, record_id, thread_id, started_at, due_at, due_on, last_working_day,
		                 warn_on, legal, met_at, met_by, state, why, worker_id, team_id)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
		ON CONFLICT (authority_id, person_id, place) DO UPDATE
		SET    clock = excluded.clock, record_id = excluded.record_id, thread_id = excluded.thread_id, started_at = excluded.started_at,
		       due_at = excluded.due_at, due_on = excluded.due_on, last_working_day = excluded.last_working_day, warn_on = excluded.warn_on,
		       legal = excluded.legal, met_at = excluded.met_at, met_by = excluded.met_by, state = excluded.state, why = excluded.why,
		       worker_id = excluded.worker_id, team_id = excluded.team_id`,
		authority, person, r.Place, r.Clock, r.RecordID, r.ThreadID, r.StartedAt, r.DueAt, r.DueOn, r.LastWorkingDay,
		r.WarnOn, r.Legal, r.MetAt, r.MetBy, r.State, r.Why, r.WorkerID, r.TeamID)
	return err
}

// Dues works out what is due to a person and keeps nothing.
func (k *Keeper) Dues(ctx context.Context, q store.Querier, authority string, person core.ID) ([]clock.Due, error) {
	events, err := Events(ctx, q, authority, person)
	if err != nil || len(events) == 0 {
		return nil, err
	}
	child, err := k.Child(ctx, q, authority, person)
	if err != nil {
		return nil, err
	}
	return clock.Run(child, events, k.Settings, k.Calendar)
}

// hands are whose a child is, and whose each of the child's records is.
type hands struct {
	worker, team core.ID
	records      map[core.ID]whose
}

type whose struct{ ID, WorkerID, TeamID core.ID }

func handsOf(ctx context.Context, q store.Querier, authority string, person core.ID) (hands, error) {
	h := hands{records: map[core.ID]whose{}}
	rows, err := store.All[whose](ctx, q, `
		SELECT r.id, r.worker_id, r.team_id
		FROM   record_person rp JOIN record r ON r.authority_id = rp.authority_id AND r.id = rp.record_id
		WHERE  rp.authority_id = $1 AND rp.person_id = $2`, authority, person)
	if err != nil {
		return h, err
	}
	for _, r := range rows {
		h.records[r.ID] = r
	}
	type lead struct{ UserID, TeamID core.ID }
	l, known, err := store.Maybe[lead](ctx, q, `
		SELECT user_id, team_id FROM involvement
		WHERE  authority_id = $1 AND person_id = $2 AND role = 'lead worker' AND until_on IS NULL
		ORDER  BY from_on DESC LIMIT 1`, authority, person)
	if known {
		h.worker, h.team = l.UserID, l.TeamID
	}
	return h, err
}

// of tells who must see to what is due: the lead worker, but for what stands apart, which
// is the business of whoever keeps it.
func (h hands) of(d clock.Due) (worker, team core.ID) {
	if !h.worker.IsZero() && access.AreaOf(d.Clock) == access.Children {
		return h.worker, h.team
	}
	w := h.records[d.Record]
	return w.WorkerID, w.TeamID
}
