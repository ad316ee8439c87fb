package cin

import "throughline/rule"

// r8606 finds a referral more than 280 days ahead of the birth, actual or expected.
var r8606 = []Rule{{
	Code:  "8606",
	Words: "The referral comes more than 280 days ahead of the child's actual or expected birth.",
	Fix:   "Correct the date of the referral or of the birth.",
	Flags: rule.Fields{details: {"CINreferralDate"}, identifiers: {"PersonBirthDate", "ExpectedPersonBirthDate"}},
	Needs: []string{details, identifiers},
	Check: keyed(func(c *Child, at issues) {
		for _, d := range c.Details {
			for _, i := range c.Identifiers {
				if d.CINreferralDate.Before(i.PersonBirthDate.Plus(-280)) || d.CINreferralDate.Before(i.ExpectedPersonBirthDate.Plus(-280)) {
					at(key(d.CINreferralDate), d.Row, i.Row)
				}
			}
		}
	}),
}}
