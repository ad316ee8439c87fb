package cin

import "throughline/rule"

// r8832 finds a child protection plan on a referral that led to no further action.
var r8832 = []Rule{{
	Code:  "8832",
	Words: "A child protection plan is recorded on a referral that led to no further action.",
	Fix:   "Correct the no further action flag, or take the plan out.",
	Flags: rule.Fields{cpPlans: {"LAchildID"}, details: {"ReferralNFA"}},
	Needs: []string{details, cpPlans},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, d := range m.Details {
				for _, p := range m.CPPlans {
					if d.NFA() {
						at(key(m.ID), d.Row, p.Row)
					}
				}
			}
		}
	}),
}}
