package cin

import "throughline/rule"

// r2889 finds an enquiry that starts before its referral.
var r2889 = []Rule{{
	Code:  "2889",
	Words: "A section 47 enquiry starts before the referral that it belongs to.",
	Fix:   "Correct the start of the enquiry or the date of the referral.",
	Flags: rule.Fields{section47s: {"S47ActualStartDate"}, details: {"CINreferralDate"}},
	Needs: []string{section47s, details},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, s := range m.Section47s {
				for _, d := range m.Details {
					if s.S47ActualStartDate.Before(d.CINreferralDate.Date) {
						at(key(s.S47ActualStartDate, d.CINreferralDate), s.Row, d.Row)
					}
				}
			}
		}
	}),
}}
