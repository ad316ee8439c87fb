package cin

import "throughline/rule"

// r8640 finds a reason for closure that is no code.
var r8640 = []Rule{{
	Code:  "8640",
	Words: "The reason for closure is not a valid code.",
	Fix:   "Give one of RC1 to RC9.",
	Flags: rule.Fields{details: {"ReasonForClosure"}},
	Needs: []string{details},
	Check: func(c *Child, found rule.Found) {
		for _, d := range c.Details {
			if d.ReasonForClosure != "" && !oneOf(d.ReasonForClosure, closureReasons) {
				found(d.Row)
			}
		}
	},
}}
