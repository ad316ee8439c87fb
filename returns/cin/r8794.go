package cin

import "throughline/rule"

// r8794 finds a disability code that a child has more than once.
var r8794 = []Rule{{
	Code:  "8794",
	Words: "The same disability code is recorded more than once for a child.",
	Fix:   "Record each disability once.",
	Flags: rule.Fields{disabilities: {"Disability"}},
	Needs: []string{disabilities},
	Check: func(c *Child, found rule.Found) {
		times := map[string]int{}
		for _, x := range c.Disabilities {
			times[x.Disability]++
		}
		for _, x := range c.Disabilities {
			if c.ID != "" && x.Disability != "" && times[x.Disability] > 1 {
				found(x.Row)
			}
		}
	},
}}
