package cin

import "throughline/rule"

// r4220 finds an ethnicity that is missing or no code.
var r4220 = []Rule{{
	Code:  "4220",
	Words: "Ethnicity is missing or is not a valid code.",
	Fix:   "Record the child's ethnicity, NOBT where it has not yet been obtained.",
	Flags: rule.Fields{characteristics: {"Ethnicity"}},
	Needs: []string{characteristics},
	Check: func(c *Child, found rule.Found) {
		for _, x := range c.Characteristics {
			if !oneOf(x.Ethnicity, ethnicities) {
				found(x.Row)
			}
		}
	},
}}
