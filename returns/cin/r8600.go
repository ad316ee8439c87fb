package cin

import "throughline/rule"

// r8600 finds a referral without a date, or after the census year.
var r8600 = []Rule{{
	Code:  "8600",
	Words: "The referral date is missing or is after the end of the census year.",
	Fix:   "Give the date of the referral; leave later referrals for the next return.",
	Flags: rule.Fields{details: {"CINreferralDate"}},
	Needs: []string{details, headers},
	Check: func(c *Child, found rule.Found) {
		for _, d := range c.Details {
			if blank(d.CINreferralDate) || d.CINreferralDate.After(c.End) {
				found(d.Row)
			}
		}
	},
}}
