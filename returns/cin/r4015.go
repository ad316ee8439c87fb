package cin

import "throughline/rule"

// r4015 finds a child in need plan that starts before its referral.
var r4015 = []Rule{{
	Code:  "4015",
	Words: "A child in need plan starts before the referral that it belongs to.",
	Fix:   "Correct the start of the plan or the date of the referral.",
	Flags: rule.Fields{cinPlans: {"CINPlanStartDate"}, details: {"CINreferralDate"}},
	Needs: []string{cinPlans, details},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, p := range m.CINPlans {
				for _, d := range m.Details {
					if p.CINPlanStartDate.Before(d.CINreferralDate.Date) {
						at(key(p.CINPlanStartDate, d.CINreferralDate), p.Row, d.Row)
					}
				}
			}
		}
	}),
}}
