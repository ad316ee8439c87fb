package clock

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"throughline/core"
)

// Run works out everything that is or was owed over the events of one child, in the
// order in which it began. Settings may be nil. The order of the events does not matter.
//
// It fails for an event of another person, with no time, or of a moment that is not in
// [Moments]. Where the calendar does not reach a year to come it still gives all it
// could work out, that limit without a date, and an error that wraps [MissingYear]. A
// limit that began before the calendar's first year is history: it has no date, says
// why, and is no error.
func Run(child Child, events []Event, s *Settings, cal *Calendar) ([]Due, error) {
	return RunOnly(child, events, s, cal, nil)
}

// RunOnly is [Run] of some clocks alone, by their ids; nil is all of them.
func RunOnly(child Child, events []Event, s *Settings, cal *Calendar, wanted []string) ([]Due, error) {
	j, err := newJourney(child, events, s, cal)
	if err != nil {
		return nil, err
	}
	var out []Due
	var wrong []error
	for _, c := range All {
		if wanted != nil && !slices.Contains(wanted, c.ID) {
			continue
		}
		rounds := j.rounds(c)
		if c.Counting == Total {
			rounds = j.totalRounds(c)
		}
		for _, r := range rounds {
			d, err := j.reckon(c, r, rounds)
			if err != nil {
				wrong = append(wrong, fmt.Errorf("%s that started on %s: %w", c.ID, d.Started.Date(), err))
			}
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b Due) int {
		return cmp.Or(cmp.Compare(a.Started, b.Started), strings.Compare(a.Clock, b.Clock),
			strings.Compare(string(a.Record), string(b.Record)))
	})
	return out, errors.Join(wrong...)
}

// A journey is one child's events in order, and what is needed to judge them.
type journey struct {
	child  Child
	events []Event
	by     map[Moment][]int // the places in events of each moment, in order
	set    *Settings
	cal    *Calendar
}

func newJourney(child Child, events []Event, s *Settings, cal *Calendar) (*journey, error) {
	j := &journey{child: child, set: s, cal: cal, by: map[Moment][]int{}}
	j.events = append(slices.Clone(events), born(child, events)...)
	j.child.Tags = slices.Clone(child.Tags)
	for i := range j.events {
		e := &j.events[i]
		switch {
		case !e.Moment.Known():
			return nil, fmt.Errorf("event of record %s: %q is not a moment of the list", e.Record, e.Moment)
		case e.At.IsZero():
			return nil, fmt.Errorf("event %s of record %s has no time: give at least its day", e.Moment, e.Record)
		case child.ID != "" && e.Person != "" && e.Person != child.ID:
			return nil, fmt.Errorf("event %s of record %s belongs to another person: run each child alone", e.Moment, e.Record)
		}
	}
	for i := range j.events {
		e := &j.events[i]
		e.Person, e.on = cmp.Or(e.Person, child.ID), e.At.Date()
	}
	slices.SortStableFunc(j.events, compare)
	for i, e := range j.events {
		j.by[e.Moment] = append(j.by[e.Moment], i)
	}
	for _, once := range ever {
		if len(j.by[once.moment]) > 0 {
			j.child.Tags = append(j.child.Tags, once.gives)
		}
	}
	return j, nil
}

// compare orders events by time, and by everything else where the time is the same, so
// that the order in which they are given never matters. On one day "ended" comes
// before "started", as it does when a child moves.
func compare(a, b Event) int {
	return cmp.Or(cmp.Compare(a.At, b.At), strings.Compare(string(a.Moment), string(b.Moment)),
		strings.Compare(string(a.Record), string(b.Record)), strings.Compare(string(a.Thread), string(b.Thread)),
		cmp.Compare(a.Until, b.Until), strings.Compare(a.Every.String(), b.Every.String()),
		slices.Compare(a.Tags, b.Tags))
}

// born gives the events that follow from the date of birth, or the date a birth is
// expected, and that nobody records. Of a child who was on record before the birth both
// are known: what was owed before it stays to be seen.
func born(child Child, events []Event) []Event {
	var out []Event
	add := func(m Moment, on core.Date) {
		recorded := slices.ContainsFunc(events, func(e Event) bool {
			return e.Moment == m && (m != PersonBirthday17To21 || e.At.Date() == on)
		})
		if !on.IsZero() && !recorded {
			out = append(out, Event{Moment: m, At: core.At(on, 0, 0), DayOnly: true, Person: child.ID})
		}
	}
	add(PregnancyExpectedDelivery, child.Expected)
	if child.Born.IsZero() {
		return out
	}
	if !child.Expected.IsZero() {
		add(ChildBorn, child.Born)
	}
	add(PersonBorn, child.Born)
	add(PersonTurned16, child.Born.Birthday(16))
	for age := 17; age <= 21; age++ {
		add(PersonBirthday17To21, child.Born.Birthday(age))
	}
	return out
}

// day is the day in London on which an event happened.
func (e *Event) day() core.Date { return e.on }

// notBefore reports that a came at or after b; by the day, where only a day is known.
func notBefore(a, b Event) bool {
	if a.DayOnly || b.DayOnly {
		return a.day() >= b.day()
	}
	return a.At >= b.At
}

// match reports that an event answers another within a scope. What is not known answers all.
func match(per Scope, a, b Event) bool {
	switch per {
	case Thread:
		return a.Thread == "" || b.Thread == "" || a.Thread == b.Thread
	case Record:
		return a.Record == "" || b.Record == "" || a.Record == b.Record
	}
	return true
}

// places returns the places of the events of several moments, in order.
func (j *journey) places(moments ...Moment) []int {
	var out []int
	for _, m := range moments {
		out = append(out, j.by[m]...)
	}
	if len(moments) > 1 {
		slices.Sort(out)
		out = slices.Compact(out)
	}
	return out
}

// closes reports that the event at end came after the one at open and so may end what
// it began. On one day, where no times are known, the end comes after if it is of the
// same record (or of the same piece of work, where that is what it ends), and before if
// it is of another record: a plan that ends on the day that the next begins.
func (j *journey) closes(end, open int, per Scope) bool {
	e, o := j.events[end], j.events[open]
	if e.day() != o.day() || !e.DayOnly && !o.DayOnly {
		return end > open
	}
	if per == Thread && e.Thread != "" && e.Thread == o.Thread {
		return true
	}
	if e.Record != "" && o.Record != "" {
		return e.Record == o.Record
	}
	return end > open
}

// last returns the place of the last event of some moments on or before a day that
// matches, -1 for none.
func (j *journey) last(on core.Date, ok func(Event) bool, moments ...Moment) int {
	places := j.places(moments...)
	for i := len(places) - 1; i >= 0; i-- {
		if e := j.events[places[i]]; e.day() <= on && ok(e) {
			return places[i]
		}
	}
	return -1
}

func anyEvent(Event) bool { return true }

// facts returns an event with the tags that stand for the person when it happens.
func (j *journey) facts(r round) Event {
	e := j.events[r.from]
	e.Tags = slices.Clone(e.Tags)
	if opening := j.events[r.opening]; !stands(opening.Moment) {
		e.Tags = append(e.Tags, opening.Tags...)
	}
	for _, s := range standing {
		i := j.last(e.day(), anyEvent, s.from, s.again)
		if i < 0 || j.stood(i, e.day(), s.to) {
			continue
		}
		e.Tags = append(e.Tags, j.events[i].Tags...)
		if s.gives != "" {
			e.Tags = append(e.Tags, s.gives)
		}
	}
	return e
}

// stood reports that what began at a place had ended before a day. An end that names
// another record than the beginning is the end of something else.
func (j *journey) stood(open int, day core.Date, to Moment) bool {
	for _, i := range j.by[to] {
		per := Person
		if to == PlacementEnded {
			per = Record
		}
		if j.closes(i, open, per) && j.events[i].day() < day && match(per, j.events[i], j.events[open]) {
			return true
		}
	}
	return false
}
