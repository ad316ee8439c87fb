package cin

import "throughline/rule"

// r8867 finds a closed episode with an assessment that has not been completed.
var r8867 = []Rule{{
	Code:  "8867",
	Words: "The episode is closed but one of its assessments has not been completed.",
	Fix:   "Give the day on which the assessment was completed, or correct the date of closure.",
	Flags: rule.Fields{details: {"CINclosureDate"}, assessments: {"AssessmentAuthorisationDate"}},
	Needs: []string{details, assessments},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, d := range m.Details {
				for _, a := range m.Assessments {
					if !d.Open() && blank(a.AssessmentAuthorisationDate) {
						at(key(m.ID, d.CINclosureDate), d.Row, a.Row)
					}
				}
			}
		}
	}),
}}
