package ssda903

import (
	"throughline/core"
	"throughline/rule"
)

// r576 finds a first spell of this year that is not the one left open last year.
var r576 = []Rule{{
	Code:  "576",
	Words: "Last year's return left a missing spell open, but this year's first spell does not match it.",
	Fix:   "Add the spell left open last year, or correct its start.",
	Flags: rule.Fields{missings: {"CHILD"}},
	Needs: []string{missings, missings + last},
	Check: func(c *Child, found rule.Found) {
		if c.ID == "" || len(c.Missings) == 0 {
			return
		}
		first := first(c.Missings, func(a, b *Missing) int { return compareDates(startOrNever(a), startOrNever(b)) })
		for _, then := range c.Last.Missings {
			open := then.MisEnd.Blank() && !then.MisStart.IsZero()
			if open && startOrNever(first) != then.MisStart.Date {
				found(first.Row)
			}
		}
	},
}}

// startOrNever is the start of a spell; one without a start is taken to start in 2099,
// after every other.
func startOrNever(m *Missing) core.Date {
	if m.MisStart.IsZero() {
		return core.Day(2099, 1, 1)
	}
	return m.MisStart.Date
}
