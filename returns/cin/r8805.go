package cin

import "throughline/rule"

// r8805 finds a closed episode without a reason.
var r8805 = []Rule{{
	Code:  "8805",
	Words: "The episode has a closure date but no reason for closure.",
	Fix:   "Give the reason for closure.",
	Flags: rule.Fields{details: {"CINclosureDate", "ReasonForClosure"}},
	Needs: []string{details},
	Check: keyed(func(c *Child, at issues) {
		for _, d := range c.Details {
			if present(d.CINclosureDate) && d.ReasonForClosure == "" {
				at(key(d.CINclosureDate, d.ReasonForClosure), d.Row)
			}
		}
	}),
}}
