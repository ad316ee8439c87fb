package cin

import "throughline/rule"

// r8568 finds a referral that does not say whether it led to no further action.
var r8568 = []Rule{{
	Code:  "8568",
	Words: "The referral no further action flag is missing or is not a true/false value.",
	Fix:   "Give true or false.",
	Flags: rule.Fields{details: {"ReferralNFA"}},
	Needs: []string{details},
	Check: func(c *Child, found rule.Found) {
		for _, d := range c.Details {
			if !isTrue(d.ReferralNFA) && !isFalse(d.ReferralNFA) {
				found(d.Row)
			}
		}
	},
}}
