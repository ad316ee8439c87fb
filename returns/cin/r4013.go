package cin

import "throughline/rule"

// r4013 finds a child in need plan that ends outside the census year.
var r4013 = []Rule{{
	Code:  "4013",
	Words: "A child in need plan ends outside the census year.",
	Fix:   "Correct the end of the plan; leave plans that ended before the year out of the return.",
	Flags: rule.Fields{cinPlans: {"CINPlanEndDate"}},
	Needs: []string{cinPlans, headers},
	Check: func(c *Child, found rule.Found) {
		for _, p := range c.CINPlans {
			if c.outsidePeriod(p.CINPlanEndDate) {
				found(p.Row)
			}
		}
	},
}}
