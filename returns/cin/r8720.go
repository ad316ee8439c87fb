package cin

import "throughline/rule"

// r8720 finds a child protection plan that has no start, or starts after the census year.
var r8720 = []Rule{{
	Code:  "8720",
	Words: "A child protection plan has no start date, or starts after the end of the census year.",
	Fix:   "Give the day on which the plan started; leave plans that start later for the next return.",
	Flags: rule.Fields{cpPlans: {"CPPstartDate"}},
	Needs: []string{cpPlans, headers},
	Check: func(c *Child, found rule.Found) {
		for _, p := range c.CPPlans {
			if p.CPPID != "" && (blank(p.CPPstartDate) || p.CPPstartDate.After(c.End)) {
				found(p.Row)
			}
		}
	},
}}
