package clock

import (
	"slices"

	"throughline/core"
)

// A round is one turn of a clock: where it is counted from, and the start that opened
// the series it belongs to (for the sixth visit, the start of the placement).
type round struct {
	from, opening int       // places in the journey's events
	on            core.Date // the day counted from; for a total, the day worked out
	later         bool      // a round that a meeting began
}

// chained reports that each meeting of a clock begins its next round.
func (c *Clock) chained() bool { return c.StartsAgain != "" && slices.Contains(c.Meets, c.StartsAgain) }

// rounds lists the rounds of a clock that hold for the child.
func (j *journey) rounds(c *Clock) []round {
	starts := j.starts(c)
	var out []round
	keep := func(r round) {
		if j.holds(c, r) {
			out = append(out, r)
		}
	}
	for _, i := range starts {
		keep(round{from: i, opening: j.opening(c, i), on: j.from(c, i)})
	}
	if c.chained() && !slices.Contains(c.Starts, c.StartsAgain) {
		for _, i := range j.by[c.StartsAgain] {
			e := j.events[i]
			if c.MeetWith != "" && !slices.Contains(e.Tags, c.MeetWith) {
				continue
			}
			if open := lastStart(j, c, starts, i); open >= 0 {
				keep(round{from: i, opening: j.opening(c, open), on: e.day(), later: true})
			}
		}
	}
	return out
}

// starts lists the places of the events that start a clock, one for each record and
// day: a record that is saved as two moments owes a thing once. Of a clock counted
// backward a date fixed ahead counts until the meeting is held or put off, be it by the
// same record or by another.
func (j *journey) starts(c *Clock) []int {
	moments := c.Starts
	if c.StartsAgain != "" && !c.chained() {
		moments = append(slices.Clone(moments), c.StartsAgain)
	}
	places := j.places(moments...)
	if c.Lone {
		places = j.lone(c, places)
	}
	return slices.DeleteFunc(slices.Clone(places), func(i int) bool {
		return slices.ContainsFunc(places, func(k int) bool {
			a, b := j.events[i], j.events[k]
			again := a.Moment == c.StartsAgain && slices.Contains(c.Starts, b.Moment) && !slices.Contains(c.Starts, a.Moment)
			if again && a.day() == b.day() && match(c.Per, a, b) {
				return true // the first placement of a child who comes into care is no second start
			}
			if c.Backward && !a.Until.IsZero() {
				return k > i && replaces(b, a) && match(c.Per, a, b)
			}
			if i == k || a.Record == "" || a.Record != b.Record {
				return false
			}
			if c.Backward {
				return k > i && b.Until.IsZero()
			}
			return k < i && a.day() == b.day()
		})
	})
}

// lone drops the starts that come while the one before waits to be met: a concern told twice
// owes one screening, by the first day on which it was known.
func (j *journey) lone(c *Clock, starts []int) []int {
	var out []int
	met := j.places(c.Meets...)
	for _, i := range starts {
		if len(out) > 0 {
			open, next := j.events[out[len(out)-1]], j.events[i]
			if match(c.Per, next, open) && !slices.ContainsFunc(met, func(m int) bool {
				return notBefore(j.events[m], open) && !notBefore(j.events[m], next)
			}) {
				continue
			}
		}
		out = append(out, i)
	}
	return out
}

// replaces reports that a start counted backward takes the place of one before it that
// fixed a date ahead: the meeting was held, or was given another date. The meeting at
// which the date was fixed, on that same day, does not.
func replaces(b, fixed Event) bool { return !b.Until.IsZero() || b.day() > fixed.day() }

// lastStart returns the last start, of those given, that a meeting can belong to.
func lastStart(j *journey, c *Clock, starts []int, meeting int) int {
	m := j.events[meeting]
	for _, i := range slices.Backward(starts) {
		if s := j.events[i]; notBefore(m, s) && match(c.Per, m, s) && !j.ended(c, j.opening(c, i), m.day()) {
			return i
		}
	}
	return -1
}

// from returns the day a start is counted from.
func (j *journey) from(c *Clock, i int) core.Date {
	e := j.events[i]
	if c.Backward && !e.Until.IsZero() {
		return e.Until
	}
	return e.day()
}

// opening returns the event that a start belongs to: the last of Opens before it.
func (j *journey) opening(c *Clock, start int) int {
	if len(c.Opens) > 0 && !c.Backward {
		if i := j.last(j.events[start].day(), anyEvent, c.Opens...); i >= 0 {
			return i
		}
	}
	return start
}

// holds reports whether a clock applies to a round at all.
func (j *journey) holds(c *Clock, r round) bool {
	e := j.events[r.from]
	switch {
	case !j.set.inForce(c, r.on):
		return false
	case c.Age > 0 && !j.child.Born.IsZero() && r.on >= j.child.Born.Birthday(c.Age):
		return false
	case !c.Backward && j.ended(c, r.opening, e.day()):
		return false
	case !j.inTurn(c.Turn, r.from), !j.inPhase(c.Phase, r.on):
		return false
	}
	return c.Applies == nil || c.Applies(j.child, j.facts(r))
}

// ended reports that what opened a round was over before a day.
func (j *journey) ended(c *Clock, opening int, day core.Date) bool {
	i := j.end(c, opening, 0)
	return i >= 0 && j.events[i].day() < day
}

// end returns the place of the first event on or after a day that ends what an event
// opened, -1 for none. A start after it opens afresh and is asked for itself.
func (j *journey) end(c *Clock, opening int, from core.Date) int {
	first := -1
	for _, end := range c.Ends {
		for _, i := range j.by[end.On] {
			e := j.events[i]
			if i == opening || !j.closes(i, opening, end.Per) || e.day() < from || !match(end.Per, e, j.events[opening]) ||
				end.With != "" && !slices.Contains(e.Tags, end.With) {
				continue
			}
			if first < 0 || i < first {
				first = i
			}
			break
		}
	}
	return first
}

// inTurn reports that an event is the first, or one of the later, of its kind since a moment.
func (j *journey) inTurn(t Turn, place int) bool {
	if t.First == 0 {
		return true
	}
	e := j.events[place]
	var since core.Date
	if i := j.last(e.day(), anyEvent, t.Since); i >= 0 {
		since = j.events[i].day()
	}
	n := 0
	for _, i := range j.by[e.Moment] {
		if i <= place && j.events[i].day() >= since {
			n++
		}
	}
	return n >= t.First && (t.Last == 0 || n <= t.Last)
}

// inPhase reports that a day lies in a part of the time since the last of a moment.
func (j *journey) inPhase(p Phase, on core.Date) bool {
	if p.Since == "" {
		return true
	}
	i := j.last(on, anyEvent, p.Since)
	if i < 0 {
		return p.From.IsZero() // with no beginning known it is taken to be lately begun
	}
	since := j.events[i].day()
	begun := p.From.IsZero() || on >= plain(since, p.From)
	over := !p.To.IsZero() && on >= plain(since, p.To)
	return begun && !over
}

// plain adds weeks, months or years, which need no calendar.
func plain(d core.Date, l Length) core.Date {
	if m := l.months(); m > 0 {
		return d.PlusMonths(m)
	}
	if l.Unit == InWeeks {
		return d.Plus(7 * l.N)
	}
	return d.Plus(l.N)
}

// meeting returns the place of the event that meets a round, -1 for none.
func (j *journey) meeting(c *Clock, r round, others []round) int {
	if c.Backward {
		return j.meetingBefore(c, r, others)
	}
	start := j.events[r.from]
	own := slices.Contains(c.Meets, start.Moment) // met by the next of its own kind
	for _, i := range j.places(c.Meets...) {
		e := j.events[i]
		switch {
		case i == r.from, !j.answers(c, i, r), own && i < r.from:
		case own, notBefore(e, start):
			return i
		case !c.Early.IsZero() && e.day() >= plainBack(start.day(), c.Early) &&
			(c.Kind == Window || !j.claimed(c, i, r, others)):
			return i
		}
	}
	return -1
}

// answers reports that an event is of the same piece of work as a round, and carries
// what it must to meet it.
func (j *journey) answers(c *Clock, meeting int, r round) bool {
	e := j.events[meeting]
	return match(c.Per, e, j.events[r.from]) && (c.MeetWith == "" || slices.Contains(e.Tags, c.MeetWith))
}

// claimed reports that an event before a round is what met an earlier one: the plan of
// the last placement is not an early plan of the next.
func (j *journey) claimed(c *Clock, meeting int, r round, others []round) bool {
	for _, o := range others {
		if o.from < r.from && j.answers(c, meeting, o) && notBefore(j.events[meeting], j.events[o.from]) {
			return true
		}
	}
	return false
}

// meetingBefore returns the place of the event that meets a limit counted backward:
// the first since the meeting before this one. One after it counts, late, unless it
// belongs to the meeting after.
func (j *journey) meetingBefore(c *Clock, r round, others []round) int {
	after, before := j.between(c, r, others)
	for _, i := range j.places(c.Meets...) {
		if e := j.events[i]; j.answers(c, i, r) && e.day() > after {
			if e.day() > r.on && before != 0 {
				return -1
			}
			return i
		}
	}
	return -1
}

// between returns the days that a limit counted backward led up to before and after
// this one; blank for none. Nothing on or before the first day counts for this one.
func (j *journey) between(c *Clock, r round, others []round) (after, before core.Date) {
	if !c.Early.IsZero() {
		after = plainBack(r.on, c.Early) - 1
	}
	if i := j.last(r.on-1, anyEvent, c.Opens...); i >= 0 {
		after = max(after, j.events[i].day())
	}
	for _, o := range others {
		if !match(c.Per, j.events[o.from], j.events[r.from]) {
			continue
		}
		if o.on < r.on {
			after = max(after, o.on)
		}
		if o.on > r.on && (before == 0 || o.on < before) {
			before = o.on
		}
	}
	return after, before
}

func plainBack(d core.Date, l Length) core.Date {
	if m := l.months(); m > 0 {
		return d.PlusMonths(-m)
	}
	return plain(d, Length{-l.N, l.Unit})
}
