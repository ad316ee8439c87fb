package ssda903

import "throughline/rule"

// r700 finds a deprivation of liberty order without a start.
var r700 = []Rule{{
	Code:  "700",
	From:  2027,
	Words: "Every deprivation of liberty order needs a start date, written as day/month/year.",
	Fix:   "Record the date on which the order started, such as 03/11/2026.",
	Flags: rule.Fields{dolos: {"DOLO_START"}},
	Needs: []string{dolos},
	Check: eachDoLo(func(_ *Child, d *DoLo) bool { return d.DoLoStart.IsZero() }),
}}
