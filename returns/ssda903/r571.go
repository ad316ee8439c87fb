package ssda903

import "throughline/rule"

// r571 finds a spell of being missing that ends before or after the year.
var r571 = []Rule{{
	Code:  "571",
	Words: "The missing spell ends outside the collection year.",
	Fix:   "Correct the end of the spell, or leave the spell to the return of the year to which it belongs.",
	Flags: rule.Fields{missings: {"MIS_END"}},
	Needs: []string{missings},
	Check: eachMissing(func(c *Child, m *Missing) bool {
		return m.MisEnd.Before(c.Start) || m.MisEnd.After(c.End)
	}),
}}
