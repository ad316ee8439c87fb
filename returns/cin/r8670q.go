package cin

import "throughline/rule"

// r8670q finds an assessment that was open at the end of the year after more than 45 working
// days. Law: Working Together, 45 working days from the referral.
var r8670q = []Rule{{
	Code:     "8670Q",
	Severity: rule.Warning,
	Words:    "An assessment without an end date had been running for over 45 working days by 31 March. Correct it or explain it.",
	Fix:      "Give the day on which the assessment was completed, or say why it is still open.",
	Flags:    rule.Fields{assessments: {"AssessmentAuthorisationDate", "AssessmentActualStartDate"}},
	Needs:    []string{assessments, headers},
	Check: keyed(func(c *Child, at issues) {
		latest := workingDaysBack(c.End, 45)
		for _, a := range c.Assessments {
			if blank(a.AssessmentAuthorisationDate) && a.AssessmentActualStartDate.Before(latest) {
				at(key(a.AssessmentActualStartDate), a.Row)
			}
		}
	}),
}}
