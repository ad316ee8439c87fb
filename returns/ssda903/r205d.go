package ssda903

import (
	"slices"

	"throughline/rule"
)

// r205D finds a child who has asylum-seeking status this year and had none last year. A child
// who was not in last year's return is not found.
var r205D = []Rule{{
	Code:  "205D",
	Words: "The child is recorded as an unaccompanied asylum-seeking child this year but was not last year.",
	Fix:   "Correct the indicator in whichever year it is wrong.",
	Flags: rule.Fields{headers: {"CHILD", "UASC"}, uascs: {"CHILD"}},
	Unless: func(r *Return) string {
		for _, year := range []string{"", last} {
			if !r.Has(headers+year) && !r.Has(uascs+year) {
				return "neither " + headers + year + " nor " + uascs + year + " is there"
			}
		}
		return statusLacking(r)
	},
	Only: rule.Clues{rule.Rows(uascs).Or(rule.OneOf(headers, "UASC", "1"))}, // where no file brings it, UASC is 1 of those with rows
	Check: func(c *Child, found rule.Found) {
		before := c.statuses(&c.Last, last)
		for _, now := range c.statuses(&c.Rows, "") {
			if now.code == "1" && slices.ContainsFunc(before, func(s status) bool { return s.code != "1" }) {
				found(now.row)
			}
		}
	},
}}
