package cin

import "throughline/rule"

// r8696 finds an assessment completed outside the census year.
var r8696 = []Rule{{
	Code:  "8696",
	Words: "An assessment was completed outside the census year.",
	Fix:   "Correct the day of completion; leave assessments completed before the year out of the return.",
	Flags: rule.Fields{assessments: {"AssessmentAuthorisationDate"}},
	Needs: []string{assessments, headers},
	Check: func(c *Child, found rule.Found) {
		for _, a := range c.Assessments {
			if c.outsidePeriod(a.AssessmentAuthorisationDate) {
				found(a.Row)
			}
		}
	},
}}
