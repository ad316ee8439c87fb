package cin

import "throughline/rule"

// r8569q finds a referral from before the census year that is not said to have been taken
// further: with nothing further it belongs to an earlier return.
var r8569q = []Rule{{
	Code:     "8569Q",
	Severity: rule.Warning,
	Words:    "A referral made before the census year (allowing for one working day) is marked as leading to no further action. Correct it or explain it.",
	Fix:      "Check the date of the referral and the no further action flag.",
	Flags:    rule.Fields{details: {"CINreferralDate"}},
	Needs:    []string{details, headers},
	Check: keyed(func(c *Child, at issues) {
		first := workingDaysBack(c.Start, 1)
		for _, d := range c.Details {
			if d.CINreferralDate.Before(first) && !d.TakenFurther() {
				at(key(d.CINdetailsID, d.CINreferralDate), d.Row)
			}
		}
	}),
}}
