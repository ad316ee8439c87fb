package cin

import "throughline/rule"

// r8840 finds a child protection plan that starts and ends on one day.
var r8840 = []Rule{{
	Code:  "8840",
	Words: "A child protection plan has the same start and end date.",
	Fix:   "Correct the start or the end of the plan.",
	Flags: rule.Fields{cpPlans: {"CPPstartDate", "CPPendDate"}},
	Needs: []string{cpPlans},
	Check: keyed(func(c *Child, at issues) {
		for _, p := range c.CPPlans {
			if present(p.CPPstartDate) && p.CPPstartDate.Date == p.CPPendDate.Date {
				at(key(p.CPPstartDate, p.CPPendDate), p.Row)
			}
		}
	}),
}}
