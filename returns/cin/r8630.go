package cin

import "throughline/rule"

// r8630 finds an episode closed before its referral.
var r8630 = []Rule{{
	Code:  "8630",
	Words: "The episode was closed before its referral date.",
	Fix:   "Correct the date of closure or of the referral.",
	Flags: rule.Fields{details: {"CINreferralDate", "CINclosureDate"}},
	Needs: []string{details},
	Check: keyed(func(c *Child, at issues) {
		for _, d := range c.Details {
			if d.CINclosureDate.Before(d.CINreferralDate.Date) {
				at(key(d.CINreferralDate, d.CINclosureDate), d.Row)
			}
		}
	}),
}}
