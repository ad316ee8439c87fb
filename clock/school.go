package clock

import (
	"errors"
	"slices"

	"throughline/core"
)

// A Term is one of the three terms of a school year, both days included.
type Term struct{ First, Last core.Date }

// ErrNoSchool is the error of a limit in school days where no school's calendar, or
// none that reaches so far, was given. Such a limit is shown without a date.
var ErrNoSchool = errors.New("the limit is counted in school days and no school calendar for them is held: add the school's terms and closures")

type school struct {
	terms  []Term
	closed map[core.Date]bool
}

// WithSchool returns the calendar with a school's terms, and the days within them on
// which it is closed to pupils: half-terms, training days, other closures. Weekends
// and bank holidays need not be given. Use the child's own school; failing that, the
// calendar of the area where the child lives.
func (c *Calendar) WithSchool(terms []Term, closed []core.Date) *Calendar {
	s := &school{terms: slices.Clone(terms), closed: make(map[core.Date]bool, len(closed))}
	slices.SortFunc(s.terms, func(a, b Term) int { return int(a.First - b.First) })
	for _, d := range closed {
		s.closed[d] = true
	}
	with := *c
	with.school = s
	return &with
}

func (c *Calendar) isSchoolDay(d core.Date) bool {
	if isWeekend(d) || c.holidays[d] != "" || c.school.closed[d] {
		return false
	}
	return slices.ContainsFunc(c.school.terms, func(t Term) bool { return d.Within(t.First, t.Last) })
}

// addSchoolDays counts school days on from day 0, or from day 1 when inclusive.
func (c *Calendar) addSchoolDays(d core.Date, n int, inclusive bool) (core.Date, error) {
	if c.school == nil || len(c.school.terms) == 0 || d.Before(c.school.terms[0].First) {
		return 0, ErrNoSchool
	}
	if inclusive && c.isSchoolDay(d) {
		n--
	}
	end := c.school.terms[len(c.school.terms)-1].Last
	for n > 0 {
		if d = d.Plus(1); d.After(end) {
			return 0, ErrNoSchool
		}
		if c.isSchoolDay(d) {
			n--
		}
	}
	return d, nil
}

// endOfTerm returns the last day of the nth term after the one a day falls in; a day
// in the holidays falls in the term before it.
func (c *Calendar) endOfTerm(d core.Date, n int) (core.Date, error) {
	if c.school == nil || len(c.school.terms) == 0 || d.Before(c.school.terms[0].First) {
		return 0, ErrNoSchool
	}
	in := -1
	for i, t := range c.school.terms {
		if t.First.NotAfter(d) {
			in = i
		}
	}
	if in+n >= len(c.school.terms) {
		return 0, ErrNoSchool
	}
	return c.school.terms[in+n].Last, nil
}
