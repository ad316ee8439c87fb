package clock

import (
	"errors"
	"slices"
	"time"

	"throughline/core"
)

// reckon works out one round: when it is due, what moved it, and how it stands.
func (j *journey) reckon(c *Clock, r round, others []round) (Due, error) {
	start := j.events[r.from]
	d := Due{
		Clock: c.ID, Person: start.Person, Record: start.Record, Thread: start.Thread,
		Started: start.At, State: Running,
	}
	if r.on != start.day() {
		d.Started = core.At(r.on, 0, 0)
	}
	if c.waits() {
		d.State = Waiting
	}
	err := j.date(c, r, &d)
	meeting := j.meeting(c, r, others)
	if !d.DueOn.IsZero() {
		j.extend(c, r, meeting, &d)
		if e := j.pause(c, r, meeting, &d); e != nil {
			err = errors.Join(err, e)
		}
	}
	j.settle(c, r, meeting, &d)
	if e := j.warn(c, r, &d); e != nil {
		err = errors.Join(err, e)
	}
	return d, err
}

// waits reports a limit that nobody has to act on before it ends.
func (c *Clock) waits() bool {
	return c.Kind == Window || c.Kind == MinimumWait || c.Kind == Notice && !c.Backward
}

// date puts the due date, by the council's setting and by the law.
func (j *journey) date(c *Clock, r round, d *Due) error {
	limit, own := j.set.For(c)
	national := c.Limit
	if r.later && !c.Then.IsZero() {
		national = c.Then
		if !own {
			limit = c.Then
		}
	}
	if every, agreed := j.agreed(c, r); agreed && every.notLonger(limit) && every != limit {
		limit, d.Why = every, "the plan agrees "+every.String()
	} else if own {
		d.Why = "the council's limit is " + limit.String()
	}
	at, err := j.deadline(c, r, limit)
	if err == nil && limit != national && !national.IsZero() {
		var legal core.Instant
		if legal, err = j.deadline(c, r, national); err == nil {
			d.Legal = legal.Date()
		}
	}
	var missing MissingYear
	switch from, _ := j.cal.Years(); {
	case errors.As(err, &missing) && missing.Year < from:
		d.Why, err = "no date: it began before the first year of the calendar of bank holidays", nil
	case errors.As(err, &missing):
		d.Why = "no date: the calendar of bank holidays does not reach so far"
	case errors.Is(err, ErrNoSchool):
		d.Why, err = "no date: no school calendar is held for these days", nil
	}
	if err == nil && at != 0 {
		d.DueAt, d.DueOn = at, at.Date()
	}
	return err
}

// agreed returns how often the plan that a round belongs to agrees to visit.
func (j *journey) agreed(c *Clock, r round) (Length, bool) {
	if !c.Agreed {
		return Length{}, false
	}
	for i := r.from; i >= r.opening; i-- {
		if every := j.events[i].Every; !every.IsZero() {
			return every, true
		}
	}
	return Length{}, false
}

// deadline returns the last instant in time (of a wait, the first) for a limit; none
// when no date can be given.
func (j *journey) deadline(c *Clock, r round, limit Length) (core.Instant, error) {
	start, cal := j.events[r.from], j.cal
	if c.AllUK {
		cal = cal.AllUK()
	}
	day := r.on
	var err error
	switch {
	case c.Counting == Total:
		return endOf(r.on), nil
	case c.Day != nil:
		return endOf(c.Day(day)), nil
	case limit.IsZero():
		return endOf(start.Until), nil
	case c.Backward:
		day, err = limit.Before(day, cal)
	case limit.Unit == InHours:
		return start.At.Plus(time.Duration(limit.N) * time.Hour), nil
	case c.Kind == Window && !c.Early.IsZero():
		day, err = limit.From(plainBack(day, c.Early), c.Counting, cal)
	default:
		day, err = limit.From(day, c.Counting, cal)
	}
	if err != nil {
		return 0, err
	}
	if c.Kind == MaximumDuration && start.Until.Before(day) {
		day = start.Until // an order may be for less than the law allows
	}
	if c.waits() && c.Kind != Window {
		return core.At(day, 0, 0), nil
	}
	return endOf(day), nil
}

// endOf is the last second of a day in London; none of a blank day.
func endOf(d core.Date) core.Instant {
	return core.At(d, 23, 59).Plus(59 * time.Second)
}

// move puts a later day and keeps the first one.
func (d *Due) move(to core.Date, why string) {
	if d.Legal.IsZero() {
		d.Legal = d.DueOn
	}
	d.DueOn, d.DueAt, d.Why = to, endOf(to), why
}

// extend applies the lawful extensions decided before the duty was met.
func (j *journey) extend(c *Clock, r round, meeting int, d *Due) {
	start := j.events[r.from]
	x := c.Extension
	for _, i := range j.places(x.On) {
		e := j.events[i]
		if !notBefore(e, start) || !match(c.Per, e, start) || meeting >= 0 && i > meeting {
			continue
		}
		to, why := e.Until, "extended"
		if !x.Most.IsZero() {
			most, err := x.Most.From(d.DueOn, DayAfter, j.cal)
			if x.Whole {
				most, err = x.Most.From(r.on, c.Counting, j.cal)
			}
			if err == nil && (to.IsZero() || to.After(most)) {
				if to.After(most) {
					why = "extended to the most the law allows; " + to.Long() + " was asked"
				}
				to = most
			}
		}
		if to.After(d.DueOn) {
			d.move(to, why)
			d.State = Excepted
		}
		if x.Once {
			break
		}
	}
	j.except(c, r, meeting, d)
}

// except applies a recorded exception to this one limit.
func (j *journey) except(c *Clock, r round, meeting int, d *Due) {
	start := j.events[r.from]
	for _, i := range j.by[ClockExcepted] {
		e := j.events[i]
		if !slices.Contains(e.Tags, c.ID) || !notBefore(e, start) || !match(c.Per, e, start) || meeting >= 0 && i > meeting {
			continue
		}
		d.State = Excepted
		if e.Until.After(d.DueOn) {
			d.move(e.Until, "a lawful exception holds to a later day")
		} else if e.Until.IsZero() {
			d.MetAt, d.MetBy, d.Why = e.At, e.Record, "a lawful exception holds"
		}
		return
	}
}

// pause adds the days of the pauses that began before the duty was met.
func (j *journey) pause(c *Clock, r round, meeting int, d *Due) error {
	if c.Pause.Stop == "" {
		return nil
	}
	start, days, open := j.events[r.from], 0, false
	for _, i := range j.by[c.Pause.Stop] {
		stop := j.events[i]
		if !notBefore(stop, start) || !match(c.Per, stop, start) || meeting >= 0 && i > meeting {
			continue
		}
		resumed := -1
		for _, k := range j.by[c.Pause.Go] {
			if match(c.Per, j.events[k], stop) && notBefore(j.events[k], stop) {
				resumed = k
				break
			}
		}
		if resumed < 0 {
			open = true
			continue
		}
		days += int(j.events[resumed].day() - stop.day())
	}
	if days > 0 {
		to, err := d.DueOn.Plus(days), error(nil)
		if c.Counting == CorrespondingDay {
			to, err = j.cal.NextWorkingDay(to)
		}
		if err != nil {
			return err
		}
		d.move(to, "the time stood still for "+count(days, "day"))
	}
	if open {
		d.State, d.Why = Paused, "the time stands still"
	}
	return nil
}

// settle says how the duty stands: met, fallen away, or still owed.
func (j *journey) settle(c *Clock, r round, meeting int, d *Due) {
	end := j.endOfRound(c, r)
	if meeting >= 0 && (end < 0 || j.events[end].day() >= j.events[meeting].day()) {
		m := j.events[meeting]
		d.MetAt, d.MetBy = m.At, m.Record
		d.State = c.judge(d, m)
		if d.State == NotNeeded {
			d.Why = "it came after the window had closed"
		}
		return
	}
	if end >= 0 {
		d.State, d.MetAt, d.MetBy = NotNeeded, j.events[end].At, j.events[end].Record
		d.Why = "it fell away: " + string(j.events[end].Moment)
		return
	}
	if c.Age > 0 && !j.child.Born.IsZero() && !c.waits() {
		if birthday := j.child.Born.Birthday(c.Age); d.DueOn.NotBefore(birthday) {
			d.State, d.MetAt, d.MetBy = NotNeeded, core.At(birthday, 0, 0), ""
			d.Why = "not due before the birthday that ends it"
		}
	}
}

// endOfRound returns the place of the event that ends a round, -1 for none. What a
// limit counted backward leads up to may lie ahead, so any end before it counts.
func (j *journey) endOfRound(c *Clock, r round) int {
	if !c.Backward {
		return j.end(c, r.opening, j.events[r.from].day())
	}
	for _, end := range c.Ends {
		for _, i := range j.by[end.On] {
			e := j.events[i]
			undone := slices.ContainsFunc(j.by[end.Undone], func(k int) bool {
				return k > i && j.events[k].day() <= r.on
			})
			if (e.day() <= r.on || end.Late) && !undone && match(end.Per, e, j.events[r.from]) &&
				(end.With == "" || slices.Contains(e.Tags, end.With)) {
				return i
			}
		}
	}
	return -1
}

// judge says how a meeting stands to the due date.
func (c *Clock) judge(d *Due, m Event) State {
	if d.DueOn.IsZero() {
		return Met
	}
	late := m.day() > d.DueOn
	if d.DueAt != endOf(d.DueOn) && !m.DayOnly { // it ends at a time of day
		late = m.At > d.DueAt
	}
	switch {
	case c.Kind == Window && late:
		return NotNeeded
	case c.waits() && c.Kind != Window:
		if m.day() < d.DueOn {
			return TooEarly
		}
		return Met
	case late:
		return MetLate
	}
	return Met
}

// warn puts the first day to warn on and the last working day in time.
func (j *journey) warn(c *Clock, r round, d *Due) error {
	days, err := c.warnings(r.on, d.DueOn, j.cal)
	if len(days) > 0 {
		d.WarnOn = days[0]
	} else if d.DueOn.IsZero() && !c.Usual.IsZero() {
		d.WarnOn, err = c.Usual.From(r.on, c.Counting, j.cal)
	}
	var missing MissingYear
	if errors.As(err, &missing) {
		err = nil // the date itself has said so, or needed no calendar
	}
	if !d.DueOn.IsZero() {
		if last, e := j.cal.LastWorkingDay(d.DueOn); e == nil {
			d.LastWorkingDay = last
		}
	}
	return err
}

// warnings lists the days to warn on, soonest first, of a limit that runs from a day
// and is due on another.
func (c *Clock) warnings(from, due core.Date, cal *Calendar) ([]core.Date, error) {
	var out []core.Date
	for _, w := range c.WarnAt {
		day, err := core.Date(0), error(nil)
		if !w.After.IsZero() {
			day, err = w.After.From(from, DayAfter, cal)
		} else if !due.IsZero() {
			day, err = w.Before.Before(due, cal)
		}
		if err != nil {
			return nil, err
		}
		if !day.IsZero() {
			out = append(out, day)
		}
	}
	slices.Sort(out)
	return out, nil
}

// Warnings lists all the days to warn on for something due, soonest first; none when
// its clock has no warnings.
func Warnings(d Due, cal *Calendar) ([]core.Date, error) {
	c, ok := ByID(d.Clock)
	if !ok {
		return nil, nil
	}
	return c.warnings(d.Started.Date(), d.DueOn, cal)
}
