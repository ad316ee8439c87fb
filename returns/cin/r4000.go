package cin

import "throughline/rule"

// r4000 finds a child in need plan on a referral that led to no further action.
var r4000 = []Rule{{
	Code:  "4000",
	Words: "A child in need plan is recorded on a referral that led to no further action.",
	Fix:   "Correct the no further action flag, or take the plan out.",
	Flags: rule.Fields{cinPlans: {"LAchildID"}, details: {"ReferralNFA"}},
	Needs: []string{cinPlans, details},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, d := range m.Details {
				for _, p := range m.CINPlans {
					if d.NFA() {
						at(key(m.ID), d.Row, p.Row)
					}
				}
			}
		}
	}),
}}
