package cin

import "throughline/rule"

// r4001 finds a child in need plan and a child protection plan of one episode that are both
// open.
var r4001 = []Rule{{
	Code:  "4001",
	Words: "An open child in need plan and an open child protection plan are recorded on the same episode.",
	Fix:   "End the plan that the other has replaced.",
	Flags: rule.Fields{cpPlans: {"CPPendDate"}, cinPlans: {"CINPlanEndDate"}},
	Needs: []string{cpPlans, cinPlans},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, p := range m.CPPlans {
				for _, n := range m.CINPlans {
					if blank(p.CPPendDate) && blank(n.CINPlanEndDate) && present(n.CINPlanStartDate) {
						at(key(m.ID), p.Row, n.Row)
					}
				}
			}
		}
	}),
}}
