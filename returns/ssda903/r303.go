package ssda903

import "throughline/rule"

// r303 finds the end of a status that the child is not said to have. From CSV the header's
// answer is worked out from the UASC table itself, so that only XML can show the fault.
var r303 = []Rule{{
	Code:  "303",
	Words: "A date is given on which UASC status ended, but the child is not marked as an unaccompanied asylum-seeking child.",
	Fix:   "Mark the child as an unaccompanied asylum-seeking child, or remove the day on which the status ended.",
	Flags: rule.Fields{uascs: {"DUC"}, headers: {"UASC"}},
	Needs: []string{uascs, headers},
	Only:  rule.Clues{rule.Given(uascs, "DUC")},
	Check: func(c *Child, found rule.Found) {
		for _, h := range c.Headers {
			for _, u := range c.UASCs {
				if u.DUC.Given() && rule.ReadNumber(h.UASC).Value != 1 {
					found(h.Row, u.Row)
				}
			}
		}
	},
}}
