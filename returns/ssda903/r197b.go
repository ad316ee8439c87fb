package ssda903

import "throughline/rule"

// r197B finds a child in care for the whole year, who turned 4 or 17 in it, with neither an
// SDQ score nor a reason for having none.
var r197B = []Rule{{
	Code:  "197B",
	Words: "A child who turned 4 or 17 during the year should have an SDQ score or a reason for having none.",
	Fix:   "Record the SDQ score, or the reason for having none.",
	Flags: rule.Fields{oc2s: {"SDQ_REASON", "DOB"}},
	Needs: []string{oc2s, episodes},
	Only:  rule.Clues{rule.Blank(oc2s, "SDQ_SCORE"), rule.Blank(oc2s, "SDQ_REASON")},
	Check: eachOC2(func(c *Child, o *OC2) bool {
		turned := c.inPeriod(birthday(o.DOB, 4)) || c.inPeriod(birthday(o.DOB, 17))
		return turned && c.ContinuouslyLookedAfter() && o.SDQScore == "" && o.SDQReason == ""
	}),
}}
