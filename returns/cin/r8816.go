package cin

import "throughline/rule"

// r8816 finds an open episode, taken further, that is not the child's latest. The latest is
// flagged with it.
var r8816 = []Rule{{
	Code:  "8816",
	Words: "An open CIN episode that was taken further is not the child's latest episode.",
	Fix:   "Close the earlier episode, or correct the date of the referral.",
	Flags: rule.Fields{details: {"CINreferralDate"}},
	Needs: []string{details},
	Check: keyed(func(c *Child, at issues) {
		var latest *Details
		for _, d := range c.Details {
			if present(d.CINreferralDate) && (latest == nil || d.CINreferralDate.After(latest.CINreferralDate.Date)) {
				latest = d
			}
		}
		for _, d := range c.Details {
			if c.ID != "" && present(d.CINreferralDate) && d.Open() && d.TakenFurther() && d != latest {
				at(key(d.CINdetailsID, d.CINreferralDate), d.Row, latest.Row)
			}
		}
	}),
}}
