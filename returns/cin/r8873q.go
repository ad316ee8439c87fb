package cin

import (
	"slices"
	"strings"

	"throughline/rule"
)

// r8873q finds an episode whose only assessment found no factors, and that was not closed
// after it. Another factor beside 21 does not matter, nor whether the assessment was
// completed.
var r8873q = []Rule{{
	Code:     "8873Q",
	Severity: rule.Warning,
	Words:    "The only assessment of the episode found no factors (code 21), yet the case was not closed as no further action or referred to early help. Correct it or explain it.",
	Fix:      "Check the factors, or close the episode with RC8 or RC9.",
	Flags:    rule.Fields{assessments: {"AssessmentFactors"}, details: {"ReasonForClosure"}},
	Needs:    []string{assessments, factorsList, details},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, a := range m.Assessments {
				another := slices.ContainsFunc(m.Assessments, func(b *Assessment) bool { return b.AssessmentID != a.AssessmentID })
				none := slices.ContainsFunc(a.Listed, func(f string) bool { return strings.Contains(f, "21") })
				if another || !none {
					continue
				}
				if len(m.Details) == 0 {
					at(key(m.ID, a.AssessmentID, ""), a.Row)
				}
				for _, d := range m.Details {
					if !d.AfterAssessment() {
						at(key(m.ID, a.AssessmentID, d.ReasonForClosure), a.Row, d.Row)
					}
				}
			}
		}
	}),
}}
