package cin

import "throughline/rule"

// r8614 finds factors on an assessment that has not been completed.
var r8614 = []Rule{{
	Code:  "8614",
	Words: "Factors are recorded on an assessment that has not been completed.",
	Fix:   "Give the day on which the assessment was completed, or take the factors out until then.",
	Flags: rule.Fields{assessments: {"AssessmentAuthorisationDate", "AssessmentFactors"}},
	Needs: []string{assessments},
	Check: keyed(func(c *Child, at issues) {
		for _, a := range c.Assessments {
			if blank(a.AssessmentAuthorisationDate) && len(a.Factors) > 0 {
				at(key(a.AssessmentAuthorisationDate, a.AssessmentFactors), a.Row)
			}
		}
	}),
}}
