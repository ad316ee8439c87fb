package ssda903

import "throughline/rule"

// r543 finds children looked after all year of whom it is not said whether they were
// convicted. A child who is 10 on 31 March itself is asked neither here nor by 542.
var r543 = []Rule{{
	Code:  "543",
	Words: "Conviction information is missing for a child of 10 or over who was looked after all year.",
	Fix:   "Record whether the child was convicted in the year.",
	Flags: rule.Fields{oc2s: {"DOB", "CONVICTED"}},
	Needs: []string{episodes, oc2s},
	Only:  rule.Clues{rule.Blank(oc2s, "CONVICTED")},
	Check: eachOC2(func(c *Child, o *OC2) bool {
		return birthday(o.DOB, 10).Before(c.End) && c.ContinuouslyLookedAfter() && o.Convicted == ""
	}),
}}
