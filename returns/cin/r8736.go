package cin

import "throughline/rule"

// r8736 finds an open assessment that did not start in the census year.
var r8736 = []Rule{{
	Code:  "8736",
	Words: "An assessment is still open although its start date lies outside this census year.",
	Fix:   "Give the day on which the assessment was completed, or correct its start.",
	Flags: rule.Fields{assessments: {"AssessmentAuthorisationDate", "AssessmentActualStartDate"}},
	Needs: []string{assessments, headers},
	Check: keyed(func(c *Child, at issues) {
		for _, a := range c.Assessments {
			if a.CINdetailsID != "" && blank(a.AssessmentAuthorisationDate) && !c.inPeriod(a.AssessmentActualStartDate) {
				at(key(a.CINdetailsID, a.AssessmentActualStartDate), a.Row)
			}
		}
	}),
}}
