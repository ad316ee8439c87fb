package cin

import "throughline/rule"

// r1104 finds an initial conference after an enquiry that is dated before the referral. The
// date on CINdetails plays no part.
var r1104 = []Rule{{
	Code:  "1104",
	Words: "The initial child protection conference is dated before the referral.",
	Fix:   "Correct the date of the conference or of the referral.",
	Flags: rule.Fields{section47s: {"DateOfInitialCPC"}, details: {"CINreferralDate"}},
	Needs: []string{section47s, details},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, s := range m.Section47s {
				for _, d := range m.Details {
					if s.DateOfInitialCPC.Before(d.CINreferralDate.Date) {
						at(key(m.ID, s.DateOfInitialCPC), s.Row, d.Row)
					}
				}
			}
		}
	}),
}}
