package ssda903

import "throughline/rule"

// r628 finds somebody who is a care leaver only and of whom motherhood is recorded.
var r628 = []Rule{{
	Code:  "628",
	Words: "Someone not looked after this year, and listed only as a care leaver, should have nothing in the mother field.",
	Fix:   "Leave blank whether she is a mother.",
	Flags: rule.Fields{headers: {"MOTHER"}},
	Needs: []string{episodes, headers, oc3s},
	Only:  rule.Clues{rule.Given(headers, "MOTHER"), rule.Rows(oc3s)},
	Check: eachHeader(func(c *Child, h *Header) bool {
		if h.Mother == "" || len(c.Episodes) > 0 {
			return false
		}
		for i := range c.OC3s {
			if anyGiven(c.OC3s[i].details()...) {
				return true
			}
		}
		return false
	}),
}}
