package cin

import "throughline/rule"

// r4011 finds a child in need plan that ends before it starts.
var r4011 = []Rule{{
	Code:  "4011",
	Words: "A child in need plan ends before it starts.",
	Fix:   "Correct the start or the end of the plan.",
	Flags: rule.Fields{cinPlans: {"CINPlanEndDate", "CINPlanStartDate"}},
	Needs: []string{cinPlans},
	Check: keyed(func(c *Child, at issues) {
		for _, p := range c.CINPlans {
			if p.CINPlanEndDate.Before(p.CINPlanStartDate.Date) {
				at(key(p.CINPlanEndDate, p.CINPlanStartDate), p.Row)
			}
		}
	}),
}}
