package ssda903

import "throughline/rule"

// r565 finds the start of a spell whose kind is not said.
var r565 = []Rule{{
	Code:  "565",
	Words: "A start date is given, but not whether the child was missing or away without permission.",
	Fix:   "Record whether the child was missing (M) or away without permission (A).",
	Flags: rule.Fields{missings: {"MISSING", "MIS_START"}},
	Needs: []string{missings},
	Check: eachMissing(func(_ *Child, m *Missing) bool { return m.MisStart.Given() && m.Missing == "" }),
}}
