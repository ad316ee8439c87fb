package ssda903

import "throughline/rule"

// r566 finds the end of a spell whose kind is not said.
var r566 = []Rule{{
	Code:  "566",
	Words: "An end date is given, but not whether the child was missing or away without permission.",
	Fix:   "Record whether the child was missing (M) or away without permission (A).",
	Flags: rule.Fields{missings: {"MISSING", "MIS_END"}},
	Needs: []string{missings},
	Check: eachMissing(func(_ *Child, m *Missing) bool { return m.MisEnd.Given() && m.Missing == "" }),
}}
