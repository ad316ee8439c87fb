package ssda903

import "throughline/rule"

// r702 finds a deprivation of liberty order that lasts no time.
var r702 = []Rule{{
	Code:  "702",
	From:  2027,
	Words: "The deprivation of liberty order does not end after the day it starts.",
	Fix:   "Correct the start or the end of the order.",
	Flags: rule.Fields{dolos: {"DOLO_START", "DOLO_END"}},
	Needs: []string{dolos},
	Check: eachDoLo(func(_ *Child, d *DoLo) bool { return d.DoLoEnd.NotAfter(d.DoLoStart.Date) }),
}}
