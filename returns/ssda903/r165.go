package ssda903

import (
	"slices"

	"throughline/rule"
)

// r165 finds a mother indicator that does not fit the child. The sexes are the codes until
// 2024, so from 2025 only a wrong indicator is found.
var r165 = []Rule{{
	Code:  "165",
	Words: "The mother indicator is not valid for this child (wrong code, given for a boy, or missing for a girl looked after in the year).",
	Fix:   "Record 1 for a girl who is a mother and 0 for any other girl in care; leave it blank for boys.",
	Flags: rule.Fields{headers: {"MOTHER", "SEX"}, oc3s: {"ACTIV", "ACCOM", "IN_TOUCH"}},
	Needs: []string{headers, episodes, oc3s},
	Only:  rule.Clues{rule.Given(headers, "MOTHER").Or(rule.OneOf(headers, "SEX", "2"))},
	Check: func(c *Child, found rule.Found) {
		stays := where(c.Episodes, func(e *Episode) bool { return !e.ShortBreak() })
		if len(stays) == 0 {
			return
		}
		inYear := c.ID != "" && slices.ContainsFunc(stays, func(e Episode) bool { return c.InYear(&e) })
		for _, h := range c.Headers {
			wrong := foreign(h.Mother, "0", "1") ||
				h.Mother != "" && h.Sex == "1" ||
				h.Mother == "" && h.Sex == "2" && inYear
			unneeded := h.Mother != "" && h.Sex == "2" && !inYear // with care leaver details
			var rows []rule.Row
			for _, o := range c.OC3s {
				if wrong || unneeded && anyGiven(o.details()...) {
					rows = append(rows, o.Row)
				}
			}
			if wrong || len(rows) > 0 {
				found(append(rows, h.Row)...)
			}
		}
	},
}}
