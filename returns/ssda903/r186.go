package ssda903

import "throughline/rule"

// r186 finds a child aged 4 to 16 in care for the whole year with neither an SDQ score nor a
// reason for having none.
var r186 = []Rule{{
	Code:  "186",
	Words: "A child aged 4 to 16 who was looked after for the whole 12 months needs an SDQ score or a reason for having none.",
	Fix:   "Record the SDQ score, or the reason for having none.",
	Flags: rule.Fields{oc2s: {"SDQ_SCORE"}},
	Needs: []string{episodes, oc2s},
	Only:  rule.Clues{rule.Blank(oc2s, "SDQ_SCORE"), rule.Blank(oc2s, "SDQ_REASON")},
	Check: eachOC2(func(c *Child, o *OC2) bool {
		return birthday(o.DOB, 4).NotAfter(c.Start) && birthday(o.DOB, 17).After(c.End) &&
			c.ContinuouslyLookedAfter() && o.SDQScore == "" && o.SDQReason == ""
	}),
}}
