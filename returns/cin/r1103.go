package cin

import "throughline/rule"

// r1103 finds an assessment that starts before its referral.
var r1103 = []Rule{{
	Code:  "1103",
	Words: "An assessment starts before the referral that it belongs to.",
	Fix:   "Correct the start of the assessment or the date of the referral.",
	Flags: rule.Fields{assessments: {"AssessmentActualStartDate"}, details: {"CINreferralDate"}},
	Needs: []string{assessments, details},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, a := range m.Assessments {
				for _, d := range m.Details {
					if a.AssessmentActualStartDate.Before(d.CINreferralDate.Date) {
						at(key(a.AssessmentActualStartDate, d.CINreferralDate), a.Row, d.Row)
					}
				}
			}
		}
	}),
}}
