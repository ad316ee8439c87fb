package cin

import "throughline/rule"

// r4017 finds a child protection plan that starts while a child in need plan of the child
// runs; to start on the day on which it ends is all right.
var r4017 = []Rule{{
	Code:  "4017",
	Words: "A child protection plan starts while the child is on a child in need plan.",
	Fix:   "Correct the start of the child protection plan or the end of the child in need plan.",
	Flags: rule.Fields{cpPlans: {"CPPstartDate"}, cinPlans: {"CINPlanStartDate", "CINPlanEndDate"}},
	Needs: []string{cinPlans, cpPlans, headers},
	Check: keyed(func(c *Child, at issues) {
		for _, p := range c.CPPlans {
			for _, n := range c.CINPlans {
				if c.startsDuring(p.CPPstartDate, n.CINPlanStartDate, n.CINPlanEndDate) && p.CPPstartDate.Date != n.CINPlanEndDate.Date {
					at(key(p.CPPstartDate), p.Row, n.Row)
				}
			}
		}
	}),
}}
