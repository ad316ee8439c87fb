package cin

import "throughline/rule"

// r8925 finds a child protection plan that ends before it starts.
var r8925 = []Rule{{
	Code:  "8925",
	Words: "A child protection plan ends before it starts.",
	Fix:   "Correct the start or the end of the plan.",
	Flags: rule.Fields{cpPlans: {"CPPstartDate", "CPPendDate"}},
	Needs: []string{cpPlans},
	Check: keyed(func(c *Child, at issues) {
		for _, p := range c.CPPlans {
			if p.CPPendDate.Before(p.CPPstartDate.Date) {
				at(key(p.CPPstartDate, p.CPPendDate), p.Row)
			}
		}
	}),
}}
