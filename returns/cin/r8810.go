package cin

import "throughline/rule"

// r8810 finds a reason for closure without a date.
var r8810 = []Rule{{
	Code:  "8810",
	Words: "The episode has a reason for closure but no closure date.",
	Fix:   "Give the date of closure, or take out the reason while the case is open.",
	Flags: rule.Fields{details: {"ReasonForClosure", "CINclosureDate"}},
	Needs: []string{details},
	Check: keyed(func(c *Child, at issues) {
		for _, d := range c.Details {
			if d.ReasonForClosure != "" && d.Open() {
				at(key(d.ReasonForClosure, d.CINdetailsID), d.Row)
			}
		}
	}),
}}
