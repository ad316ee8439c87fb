package ssda903

import "throughline/rule"

// r545 finds a child under 5 in care all year without health surveillance.
var r545 = []Rule{{
	Code:  "545",
	Words: "Health surveillance information is missing for a child under 5 who was looked after all year.",
	Fix:   "Record whether the child's development checks were up to date, or correct the date of birth.",
	Flags: rule.Fields{oc2s: {"DOB", "HEALTH_CHECK"}},
	Needs: []string{episodes, oc2s},
	Only:  rule.Clues{rule.Blank(oc2s, "HEALTH_CHECK")},
	Check: eachOC2(func(c *Child, o *OC2) bool {
		return c.End.Before(birthday(o.DOB, 5)) && c.ContinuouslyLookedAfter() && o.HealthCheck == ""
	}),
}}
