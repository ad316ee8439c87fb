package cin

import "throughline/rule"

// r8910 finds a latest category of abuse that is missing or no code.
var r8910 = []Rule{{
	Code:  "8910",
	Words: "The latest category of abuse is missing or is not a valid code.",
	Fix:   "Record the latest category of abuse of the plan.",
	Flags: rule.Fields{cpPlans: {"LatestCategoryOfAbuse"}},
	Needs: []string{cpPlans},
	Check: func(c *Child, found rule.Found) {
		for _, p := range c.CPPlans {
			if !oneOf(p.LatestCategoryOfAbuse, categoriesOfAbuse) {
				found(p.Row)
			}
		}
	},
}}
