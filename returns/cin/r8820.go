package cin

import "throughline/rule"

// r8820 finds two episodes of a child that were open at the same time. To be referred on the
// day on which the other closed is all right.
var r8820 = []Rule{{
	Code:  "8820",
	Words: "Two CIN episodes of the child were open at the same time.",
	Fix:   "Correct the dates of the referrals, or close the earlier one.",
	Flags: rule.Fields{details: {"CINreferralDate", "CINclosureDate"}},
	Needs: []string{details, headers},
	Check: keyed(func(c *Child, at issues) {
		for i, a := range c.Details {
			for j, b := range c.Details {
				if i != j && a.CINreferralDate.NotBefore(b.CINreferralDate.Date) && c.stillOpen(b, a.CINreferralDate) {
					at(key(a.CINdetailsID, b.CINdetailsID), a.Row, b.Row)
				}
			}
		}
	}),
}}

// stillOpen reports an episode that was not closed by a day: it closed later, or it is
// open and was taken further, and the day lies before the last of the census year.
func (c *Child) stillOpen(d *Details, on rule.Date) bool {
	if d.Open() {
		return d.TakenFurther() && on.Before(c.End)
	}
	return on.Before(d.CINclosureDate.Date)
}
