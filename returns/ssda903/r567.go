package ssda903

import "throughline/rule"

// r567 finds a spell of being missing that ends before it starts.
var r567 = []Rule{{
	Code:  "567",
	Words: "The missing spell ends before it starts.",
	Fix:   "Correct the start or the end of the spell.",
	Flags: rule.Fields{missings: {"MIS_START", "MIS_END"}},
	Needs: []string{missings},
	Check: eachMissing(func(_ *Child, m *Missing) bool { return m.MisStart.After(m.MisEnd.Date) }),
}}
