package ssda903

import "throughline/rule"

// r546 finds health surveillance of a child who is too old for it.
var r546 = []Rule{{
	Code:  "546",
	Words: "Health surveillance information is given for a child who was 5 or over on 31 March.",
	Fix:   "Remove the health surveillance information, or correct the date of birth.",
	Flags: rule.Fields{oc2s: {"DOB", "HEALTH_CHECK"}},
	Needs: []string{episodes, oc2s},
	Only:  rule.Clues{rule.Given(oc2s, "HEALTH_CHECK")},
	Check: eachOC2(func(c *Child, o *OC2) bool {
		return c.End.NotBefore(birthday(o.DOB, 5)) && c.ContinuouslyLookedAfter() && o.HealthCheck != ""
	}),
}}
