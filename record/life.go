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

// A life is all that the clocks of one person are worked out from, and whose the person and
// each of their records is.
type life struct {
	child        clock.Child
	events       []clock.Event
	worker, team core.ID
	records      map[core.ID]whose
}

type whose struct{ worker, team core.ID }

// of tells who must see to what is due: the lead worker, but for what stands apart, which
// is the business of whoever keeps it.
func (l *life) of(d *clock.Due) (worker, team core.ID) {
	if !l.worker.IsZero() && access.AreaOf(d.Clock) == access.Children {
		return l.worker, l.team
	}
	w := l.records[d.Record]
	return w.worker, w.team
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

// momentRow is a row of the table moment, and whose its record is.
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
	WorkerID core.ID
	TeamID   core.ID
}

func readMoments(ctx context.Context, q store.Querier, authority string, people []core.ID, lives map[core.ID]*life, touch *clock.Touch) error {
	marks, args := ofPeople(authority, people)
	only, args := touchedOnly(touch, args)
	rows, err := store.All[momentRow](ctx, q, `
		SELECT m.person_id, m.moment, m.at, m.day_only, m.record_id, m.thread_id, m.tags, m.until_on, m.every, r.worker_id, r.team_id
		FROM   moment m LEFT JOIN record r ON r.authority_id = m.authority_id AND r.id = m.record_id
		WHERE  m.authority_id = $1 AND m.person_id IN (`+marks+`)`+only, args...)
	if err != nil {
		return err
	}
	for _, r := range rows {
		l := lives[r.PersonID]
		if l == nil {
			l = &life{records: map[core.ID]whose{}}
			lives[r.PersonID] = l
		}
		e, err := r.event()
		if err != nil {
			return err
		}
		l.events = append(l.events, e)
		l.records[r.RecordID] = whose{r.WorkerID, r.TeamID}
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

// owed are the rows of what is due over a life, in no place yet; none over no life. With touch
// it is only what is due by the clocks that were touched.
func (k *Keeper) owed(l *life, touch *clock.Touch) ([]dueRow, error) {
	if l == nil {
		return nil, nil
	}
	var wanted []string
	if touch != nil {
		wanted = touch.Clocks
	}
	dues, err := clock.RunOnly(l.child, l.events, k.Settings, k.Calendar, wanted)
	if err != nil {
		return nil, err
	}
	rows := make([]dueRow, len(dues))
	for i := range dues {
		d := &dues[i]
		worker, team := l.of(d)
		rows[i] = dueRow{0, d.Clock, d.Record, d.Thread, d.Started, d.DueAt, d.DueOn, d.LastWorkingDay, d.WarnOn, d.Legal,
			d.MetAt, d.MetBy, string(d.State), d.Why, worker, team}
	}
	return rows, nil
}
