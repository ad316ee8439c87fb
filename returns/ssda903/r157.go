package ssda903

import "throughline/rule"

// r157 finds a child within the age range of the SDQ who is said to be outside it.
var r157 = []Rule{{
	Code:  "157",
	Words: "The reason SDQ1 (child outside the age range) was given for a missing SDQ score, but the child was within the age range.",
	Fix:   "Record the SDQ score, or the true reason for having none.",
	Flags: rule.Fields{oc2s: {"SDQ_REASON", "DOB"}},
	Needs: []string{oc2s, episodes},
	Only:  rule.Clues{rule.OneOf(oc2s, "SDQ_REASON", "SDQ1"), rule.Blank(oc2s, "SDQ_SCORE")},
	Check: eachOC2(func(c *Child, o *OC2) bool {
		return c.ContinuouslyLookedAfter() &&
			birthday(o.DOB, 4).NotAfter(c.Start) && birthday(o.DOB, 16).NotBefore(c.End) &&
			o.SDQScore == "" && o.SDQReason == "SDQ1"
	}),
}}
