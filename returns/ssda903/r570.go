package ssda903

import "throughline/rule"

// r570 finds a spell of being missing that begins after the year.
var r570 = []Rule{{
	Code:  "570",
	Words: "The spell of being missing begins later than 31 March, the last day of the collection.",
	Fix:   "Correct the start of the spell, or leave it to the next return.",
	Flags: rule.Fields{missings: {"MIS_START"}},
	Needs: []string{missings},
	Check: eachMissing(func(c *Child, m *Missing) bool { return m.MisStart.After(c.End) }),
}}
