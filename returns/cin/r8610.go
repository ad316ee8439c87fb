package cin

import "throughline/rule"

// r8610 finds a referral that was taken further without a primary need.
var r8610 = []Rule{{
	Code:  "8610",
	Words: "A referral that led to further action has no primary need code.",
	Fix:   "Record the child's primary need.",
	Flags: rule.Fields{details: {"ReferralNFA", "PrimaryNeedCode"}},
	Needs: []string{details},
	Check: keyed(func(c *Child, at issues) {
		for _, d := range c.Details {
			if d.TakenFurther() && d.PrimaryNeedCode == "" {
				at(key(d.CINdetailsID), d.Row)
			}
		}
	}),
}}
