package cin

import "throughline/rule"

// r8905 finds an initial category of abuse that is missing or no code.
var r8905 = []Rule{{
	Code:  "8905",
	Words: "The initial category of abuse is missing or is not a valid code.",
	Fix:   "Record the category of abuse at the start of the plan.",
	Flags: rule.Fields{cpPlans: {"InitialCategoryOfAbuse"}},
	Needs: []string{cpPlans},
	Check: func(c *Child, found rule.Found) {
		for _, p := range c.CPPlans {
			if !oneOf(p.InitialCategoryOfAbuse, categoriesOfAbuse) {
				found(p.Row)
			}
		}
	},
}}
