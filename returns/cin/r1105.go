package cin

import "throughline/rule"

// r1105 finds a child protection plan that starts before its referral.
var r1105 = []Rule{{
	Code:  "1105",
	Words: "A child protection plan starts before the referral that it belongs to.",
	Fix:   "Correct the start of the plan or the date of the referral.",
	Flags: rule.Fields{cpPlans: {"CPPstartDate"}, details: {"CINreferralDate"}},
	Needs: []string{cpPlans, details},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, p := range m.CPPlans {
				for _, d := range m.Details {
					if p.CPPstartDate.Before(d.CINreferralDate.Date) {
						at(key(p.CPPstartDate, d.CINreferralDate), p.Row, d.Row)
					}
				}
			}
		}
	}),
}}
