package ssda903

import "throughline/rule"

// r188 finds SDQ items of a child under 4 at the end of the year.
var r188 = []Rule{{
	Code:  "188",
	Words: "An SDQ score, or a reason for having none, is given for a child under 4 at the end of the year.",
	Fix:   "Remove the score and the reason, or correct the date of birth.",
	Flags: rule.Fields{oc2s: {"SDQ_SCORE", "SDQ_REASON"}},
	Needs: []string{oc2s},
	Check: eachOC2(func(c *Child, o *OC2) bool {
		return birthday(o.DOB, 4).After(c.End) && anyGiven(o.SDQScore, o.SDQReason)
	}),
}}
