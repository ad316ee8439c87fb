package cin

import "throughline/rule"

// r8608 finds an assessment that starts after it ends.
var r8608 = []Rule{{
	Code:  "8608",
	Words: "An assessment starts after it ends.",
	Fix:   "Correct the start or the end of the assessment.",
	Flags: rule.Fields{assessments: {"AssessmentActualStartDate", "AssessmentAuthorisationDate"}},
	Needs: []string{assessments},
	Check: keyed(func(c *Child, at issues) {
		for _, a := range c.Assessments {
			if a.AssessmentActualStartDate.After(a.AssessmentAuthorisationDate.Date) {
				at(key(a.AssessmentActualStartDate, a.AssessmentAuthorisationDate), a.Row)
			}
		}
	}),
}}
