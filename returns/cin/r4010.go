package cin

import "throughline/rule"

// r4010 finds a child in need plan that has no start, or starts after the census year.
var r4010 = []Rule{{
	Code:  "4010",
	Words: "A child in need plan has no start date, or starts after the end of the census year.",
	Fix:   "Give the day on which the plan started; leave plans that start later for the next return.",
	Flags: rule.Fields{cinPlans: {"CINPlanStartDate"}},
	Needs: []string{cinPlans, headers},
	Check: func(c *Child, found rule.Found) {
		for _, p := range c.CINPlans {
			if blank(p.CINPlanStartDate) || p.CINPlanStartDate.After(c.End) {
				found(p.Row)
			}
		}
	},
}}
