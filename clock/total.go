package clock

import "throughline/core"

// careAge is the age from which days in care count towards a care leaver's help, and
// carePast the age that at least one of them must reach.
//
// Law: Children Act 1989 Sch 2 para 19B; SI 2010/959 reg 40.
const (
	careAge  = 14
	carePast = 16
)

// totalRounds adds up the days between the starts and the ends of a clock, over
// separate periods, from the 14th birthday on, and gives one round: the day on which
// the total reaches the limit, and not before the 16th birthday. A period with no end
// is taken to last, so a day to come is a forecast. Periods of short breaks do not
// count. There is no round for a child with no date of birth, or whose periods all
// ended too soon.
func (j *journey) totalRounds(c *Clock) []round {
	if j.child.Born.IsZero() {
		return nil
	}
	from, past := j.child.Born.Birthday(careAge), j.child.Born.Birthday(carePast)
	adult := j.child.Born.Birthday(18)
	left := 7 * c.Limit.N
	counted := core.Date(0) // days up to here are counted, so that periods cannot overlap
	for _, i := range j.rounded(c) {
		first := max(j.events[i].day(), from, counted+1)
		last := adult - 1
		if end := j.end(c, i, 0); end >= 0 {
			last = min(last, j.events[end].day())
		}
		for d := first; d <= last; d++ {
			counted = d
			if left > 0 {
				left--
			}
			if left == 0 && d >= past {
				return []round{{from: i, opening: i, on: d}}
			}
		}
	}
	return nil
}

// rounded lists the starts whose periods count.
func (j *journey) rounded(c *Clock) []int {
	var out []int
	for _, i := range j.starts(c) {
		if c.Applies == nil || c.Applies(j.child, j.facts(round{from: i, opening: i})) {
			out = append(out, i)
		}
	}
	return out
}
