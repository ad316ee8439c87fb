package cin

import "throughline/rule"

// r8650 finds a primary need that is no code.
var r8650 = []Rule{{
	Code:  "8650",
	Words: "The primary need code is not a valid code.",
	Fix:   "Give one of N0 to N9.",
	Flags: rule.Fields{details: {"PrimaryNeedCode"}},
	Needs: []string{details},
	Check: func(c *Child, found rule.Found) {
		for _, d := range c.Details {
			if d.PrimaryNeedCode != "" && !oneOf(d.PrimaryNeedCode, primaryNeeds) {
				found(d.Row)
			}
		}
	},
}}
