package ssda903

import "throughline/rule"

// r189 finds SDQ items of a young person over 17 at the start of the year.
var r189 = []Rule{{
	Code:  "189",
	Words: "An SDQ score, or a reason for having none, is given for a young person already over 17 at the start of the year.",
	Fix:   "Remove the score and the reason, or correct the date of birth.",
	Flags: rule.Fields{oc2s: {"DOB", "SDQ_SCORE", "SDQ_REASON"}},
	Needs: []string{oc2s},
	Check: eachOC2(func(c *Child, o *OC2) bool {
		return birthday(o.DOB, 17).Before(c.Start) && anyGiven(o.SDQScore, o.SDQReason)
	}),
}}
