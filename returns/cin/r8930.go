package cin

import "throughline/rule"

// r8930 finds a child protection plan that ends outside the census year.
var r8930 = []Rule{{
	Code:  "8930",
	Words: "A child protection plan ends outside the census year.",
	Fix:   "Correct the end of the plan; leave plans that ended before the year out of the return.",
	Flags: rule.Fields{cpPlans: {"CPPendDate"}},
	Needs: []string{cpPlans, headers},
	Check: func(c *Child, found rule.Found) {
		for _, p := range c.CPPlans {
			if c.outsidePeriod(p.CPPendDate) {
				found(p.Row)
			}
		}
	},
}}
