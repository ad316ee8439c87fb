package ssda903

import "throughline/rule"

// r708 finds a deprivation of liberty order that starts by the day of birth.
var r708 = []Rule{{
	Code:  "708",
	From:  2027,
	Words: "The deprivation of liberty order starts on or before the day the child was born.",
	Fix:   "Correct the start of the order, or the date of birth.",
	Flags: rule.Fields{dolos: {"DOLO_START"}},
	Needs: []string{dolos},
	Check: eachDoLo(func(_ *Child, d *DoLo) bool { return d.DoLoStart.NotAfter(d.DOB.Date) }),
}}
