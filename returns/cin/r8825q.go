package cin

import "throughline/rule"

// r8825q finds an episode closed after assessment that has no assessment.
var r8825q = []Rule{{
	Code:     "8825Q",
	Severity: rule.Warning,
	Words:    "The reason for closure says that the case was closed after assessment, but the episode has no assessment. Correct it or explain it.",
	Fix:      "Record the assessment, or correct the reason for closure.",
	Flags:    rule.Fields{details: {"ReasonForClosure"}},
	Needs:    []string{details, assessments},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, d := range m.Details {
				if d.AfterAssessment() && len(m.Assessments) == 0 {
					at(key(m.ID), d.Row)
				}
			}
		}
	}),
}}
