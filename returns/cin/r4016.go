package cin

import "throughline/rule"

// r4016 finds a child in need plan that starts while a child protection plan of the child
// runs; to start on the day on which it ends is all right.
var r4016 = []Rule{{
	Code:  "4016",
	Words: "A child in need plan starts while the child is on a child protection plan.",
	Fix:   "Correct the start of the child in need plan or the end of the child protection plan.",
	Flags: rule.Fields{cpPlans: {"CPPstartDate", "CPPendDate"}, cinPlans: {"CINPlanStartDate"}},
	Needs: []string{cinPlans, cpPlans, headers},
	Check: keyed(func(c *Child, at issues) {
		for _, n := range c.CINPlans {
			for _, p := range c.CPPlans {
				if c.startsDuring(n.CINPlanStartDate, p.CPPstartDate, p.CPPendDate) && n.CINPlanStartDate.Date != p.CPPendDate.Date {
					at(key(n.CINPlanStartDate), n.Row, p.Row)
				}
			}
		}
	}),
}}
