package ssda903

import "throughline/rule"

// r701 finds an end of a deprivation of liberty order that is no date.
var r701 = []Rule{{
	Code:  "701",
	From:  2027,
	Words: "If an end date is given for a deprivation of liberty order it must be a real date, written as day/month/year.",
	Fix:   "Correct the date on which the order ended, such as 03/11/2026, or leave it blank.",
	Flags: rule.Fields{dolos: {"DOLO_END"}},
	Needs: []string{dolos},
	Check: eachDoLo(func(_ *Child, d *DoLo) bool { return d.DoLoEnd.Unreadable() }),
}}
