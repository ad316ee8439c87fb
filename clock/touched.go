package clock

import "slices"

// A Touch is what can be moved by some events that came, went or changed, and what must be
// known to work it out afresh. All other clocks stay as they are.
type Touch struct {
	Clocks  []string // the ids of the clocks that they may start, meet, end or move
	Moments []Moment // all moments that those clocks look at
	Every   bool     // those clocks also look at every event that agrees a frequency, whatever its moment
}

// Touched returns what some events can move. Of an event the moment, the tags and Every
// count. With the events of [Touch] alone, [RunOnly] gives of the clocks of [Touch] what
// [Run] gives of them with all.
//
// It holds for a person of whom something is known already. The first event of all also brings
// what follows from the birth, which touches other clocks: then all must be run.
func Touched(events []Event) Touch {
	picked := map[int]bool{}
	for i := range events {
		e := &events[i]
		for _, at := range lookers[e.Moment] {
			picked[at] = true
		}
		for at, c := range All {
			if c.Agreed && !e.Every.IsZero() || e.Moment == ClockExcepted && slices.Contains(e.Tags, c.ID) {
				picked[at] = true
			}
		}
	}
	var t Touch
	known := map[Moment]bool{ClockExcepted: true}
	for at, c := range All {
		if !picked[at] {
			continue
		}
		t.Clocks, t.Every = append(t.Clocks, c.ID), t.Every || c.Agreed
		for _, m := range c.looksAt() {
			known[m] = true
		}
	}
	if len(t.Clocks) == 0 {
		return t
	}
	for m := range known {
		t.Moments = append(t.Moments, m)
	}
	slices.Sort(t.Moments)
	return t
}

// lookers are the clocks that look at a moment, by their places in [All].
var lookers = func() map[Moment][]int {
	by := map[Moment][]int{}
	for at, c := range All {
		for _, m := range c.looksAt() {
			by[m] = append(by[m], at)
		}
	}
	return by
}()

// looksAt are the moments on which the rounds of a clock and how they stand can rest, each
// once, but for exceptions and agreed frequencies, which may concern any clock.
func (c *Clock) looksAt() []Moment {
	all := slices.Concat(c.Starts, c.Meets, c.Opens)
	all = append(all, c.StartsAgain, c.Turn.Since, c.Phase.Since, c.Extension.On, c.Pause.Stop, c.Pause.Go)
	for _, end := range c.Ends {
		all = append(all, end.On, end.Undone)
	}
	if c.Applies != nil { // its condition may ask for any fact that stands, or ever stood
		for _, s := range standing {
			all = append(all, s.from, s.again, s.to)
		}
		for _, once := range ever {
			all = append(all, once.moment)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	return slices.DeleteFunc(all, func(m Moment) bool { return m == "" })
}
