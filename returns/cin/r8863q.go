package cin

import "throughline/rule"

// r8863q finds an assessment that starts while another of the episode is under way. Two with
// the same start and end are not set against each other.
var r8863q = []Rule{{
	Code:     "8863Q",
	Severity: rule.Warning,
	Words:    "An assessment starts while another one of the same episode is still under way. Correct it or explain it.",
	Fix:      "Check the dates of the assessments.",
	Flags:    rule.Fields{assessments: {"AssessmentActualStartDate", "AssessmentAuthorisationDate"}},
	Needs:    []string{assessments, headers},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, a := range m.Assessments {
				for _, b := range m.Assessments {
					same := a.AssessmentActualStartDate.Date == b.AssessmentActualStartDate.Date &&
						a.AssessmentAuthorisationDate.Date == b.AssessmentAuthorisationDate.Date
					if !same && c.startsDuring(a.AssessmentActualStartDate, b.AssessmentActualStartDate, b.AssessmentAuthorisationDate) {
						at(key(m.ID, a.AssessmentActualStartDate), a.Row, b.Row)
					}
				}
			}
		}
	}),
}}
