package ssda903

import "throughline/rule"

// r586 finds a spell of being missing that starts by the day of birth.
var r586 = []Rule{{
	Code:  "586",
	Words: "The missing spell starts on or before the day the child was born.",
	Fix:   "Correct the start of the spell, or the date of birth.",
	Flags: rule.Fields{missings: {"MIS_START"}},
	Needs: []string{missings},
	Check: eachMissing(func(_ *Child, m *Missing) bool { return m.MisStart.NotAfter(m.DOB.Date) }),
}}
