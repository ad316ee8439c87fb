package record

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/store"
)

// A life is all that the clocks of one person are worked out from, and whose the person is.
type life struct {
	child        clock.Child
	events       []clock.Event
	worker, team core.ID
}

// isLeads tells whether the lead worker must see to what is due by a clock, and not those of
// the record that started it: where there is one, but for what stands apart, which is the
// business of whoever keeps it.
func (l *life) isLeads(clockID string) bool {
	return !l.worker.IsZero() && access.AreaOf(clockID) == access.Children
}

// atOnce is how many people are read together: enough that a question costs each of them
// little, and no more values than any engine takes.
const atOnce = 100

// ofPeople are the marks and values of a condition on the authority, which is $1, and some
// people. The list is filled up with its last to one of a few lengths, so that few statements
// are prepared, each once.
func ofPeople(authority string, people []core.ID) (marks string, args []any) {
	n := 1
	for n < len(people) {
		n *= 10
	}
	args = append(make([]any, 0, n+1), authority)
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("$" + strconv.Itoa(i+2))
		args = append(args, people[min(i, len(people)-1)])
	}
	return b.String(), args
}

// livesOf reads the lives of some people. Of somebody to whom nothing happened there is none.
// With touch it is only what the clocks that were touched look at.
func (k *Keeper) livesOf(ctx context.Context, q store.Querier, authority string, people []core.ID, touch *clock.Touch) (map[core.ID]*life, error) {
	lives := map[core.ID]*life{}
	if err := readMoments(ctx, q, authority, people, lives, touch); err != nil || len(lives) == 0 {
		return nil, err
	}
	people = slices.DeleteFunc(slices.Clone(people), func(p core.ID) bool { return lives[p] == nil })
	children, err := k.Children(ctx, q, authority, people)
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		child, known := children[p]
		if !known {
			return nil, core.Say(core.Missing, "Something is recorded of a person who is not known here.")
		}
		lives[p].child = child
	}
	return lives, readLeads(ctx, q, authority, people, lives)
}

// momentRow is a row of the table moment.
type momentRow struct {
	PersonID core.ID
	Moment   string
	At       core.Instant
	DayOnly  bool
	RecordID core.ID
	ThreadID core.ID
	Tags     string
	UntilOn  core.Date
	Every    string
}

func readMoments(ctx context.Context, q store.Querier, authority string, people []core.ID, lives map[core.ID]*life, touch *clock.Touch) error {
	marks, args := ofPeople(authority, people)
	only, args := touchedOnly(touch, args)
	rows, err := store.All[momentRow](ctx, q, `
		SELECT m.person_id, m.moment, m.at, m.day_only, m.record_id, m.thread_id, m.tags, m.until_on, m.every
		FROM   moment m
		WHERE  m.authority_id = $1 AND m.person_id IN (`+marks+`)`+only, args...)
	if err != nil {
		return err
	}
	for _, r := range rows {
		l := lives[r.PersonID]
		if l == nil {
			l = &life{}
			lives[r.PersonID] = l
		}
		e, err := r.event()
		if err != nil {
			return err
		}
		l.events = append(l.events, e)
	}
	return nil
}

func (r *momentRow) event() (clock.Event, error) {
	e := clock.Event{Moment: clock.Moment(r.Moment), At: r.At, DayOnly: r.DayOnly, Person: r.PersonID, Record: r.RecordID,
		Thread: r.ThreadID, Tags: strings.Fields(r.Tags), Until: r.UntilOn}
	var err error
	if r.Every != "" {
		if e.Every, err = clock.ParseLength(r.Every); err != nil {
			err = fmt.Errorf("record %s: %w", r.RecordID, err)
		}
	}
	return e, err
}

// readLeads reads whose each person is now.
func readLeads(ctx context.Context, q store.Querier, authority string, people []core.ID, lives map[core.ID]*life) error {
	type lead struct{ PersonID, UserID, TeamID core.ID }
	marks, args := ofPeople(authority, people)
	leads, err := store.All[lead](ctx, q, `
		SELECT person_id, user_id, team_id FROM involvement
		WHERE  authority_id = $1 AND person_id IN (`+marks+`) AND role = 'lead worker' AND until_on IS NULL`, args...)
	for _, l := range leads {
		lives[l.PersonID].worker, lives[l.PersonID].team = l.UserID, l.TeamID
	}
	return err
}

// Events returns everything that happened to a person, for the clocks, in no order.
func Events(ctx context.Context, q store.Querier, authority string, person core.ID) ([]clock.Event, error) {
	lives := map[core.ID]*life{}
	if err := readMoments(ctx, q, authority, []core.ID{person}, lives, nil); err != nil || lives[person] == nil {
		return nil, err
	}
	return lives[person].events, nil
}

// Dues works out what is due to a person and keeps nothing.
func (k *Keeper) Dues(ctx context.Context, q store.Querier, authority string, person core.ID) ([]clock.Due, error) {
	lives, err := k.livesOf(ctx, q, authority, []core.ID{person}, nil)
	if err != nil || lives[person] == nil {
		return nil, err
	}
	return clock.Run(lives[person].child, lives[person].events, k.Settings, k.Calendar)
}

// owed are the rows of what is due over some lives, by person, in no place yet. With touch it is
// only what is due by the clocks that were touched.
func (k *Keeper) owed(ctx context.Context, q store.Querier, authority string, lives map[core.ID]*life, touch *clock.Touch) (map[core.ID][]dueRow, error) {
	var wanted []string
	if touch != nil {
		wanted = touch.Clocks
	}
	all := make(map[core.ID][]dueRow, len(lives))
	var others []core.ID // the records whose worker must see to what they started
	for p, l := range lives {
		dues, err := clock.RunOnly(l.child, l.events, k.Settings, k.Calendar, wanted)
		if err != nil {
			return nil, err
		}
		rows := make([]dueRow, len(dues))
		for i := range dues {
			d := &dues[i]
			rows[i] = dueRow{0, d.Clock, d.Record, d.Thread, d.Started, d.DueAt, d.DueOn, d.LastWorkingDay, d.WarnOn, d.Legal,
				d.MetAt, d.MetBy, string(d.State), d.Why, l.worker, l.team}
			if !l.isLeads(d.Clock) {
				others = append(others, d.Record)
			}
		}
		all[p] = rows
	}
	of, err := readWhose(ctx, q, authority, others)
	if err != nil {
		return nil, err
	}
	for p, rows := range all {
		for i := range rows {
			if r := &rows[i]; !lives[p].isLeads(r.Clock) {
				r.WorkerID, r.TeamID = of[r.RecordID].WorkerID, of[r.RecordID].TeamID
			}
		}
	}
	return all, nil
}

// whose is whose a record is.
type whose struct{ ID, WorkerID, TeamID core.ID }

// mostWhose is of how many records it is asked at once whose they are.
const mostWhose = 512

// readWhose reads whose some records are. What follows from a birth is of no record.
func readWhose(ctx context.Context, q store.Querier, authority string, records []core.ID) (map[core.ID]whose, error) {
	slices.Sort(records)
	records = slices.DeleteFunc(slices.Compact(records), core.ID.IsZero)
	of := make(map[core.ID]whose, len(records))
	for part := range slices.Chunk(records, mostWhose) {
		marks, args := store.List([]any{authority}, part)
		rows, err := store.All[whose](ctx, q, `SELECT id, worker_id, team_id FROM record WHERE authority_id = $1 AND id IN (`+marks+`)`, args...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			of[r.ID] = r
		}
	}
	return of, nil
}
