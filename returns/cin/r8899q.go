package cin

import (
	"slices"
	"strings"

	"throughline/rule"
)

// r8899q finds a child with a disability and a completed assessment without a disability
// factor. It was withdrawn before the 2023 collection.
var r8899q = []Rule{{
	Code:     "8899Q",
	Until:    2022,
	Severity: rule.Warning,
	Words:    "A child with a recorded disability has a completed assessment without either disability factor. Correct it or explain it.",
	Fix:      "Add factor 5A or 6A, or check the child's disabilities.",
	Flags:    rule.Fields{assessments: {"AssessmentFactors"}, disabilities: {"Disability"}},
	Needs:    []string{assessments, disabilities, headers},
	Check: keyed(func(c *Child, at issues) {
		for _, a := range c.Assessments {
			if !a.AssessmentAuthorisationDate.NotBefore(c.Start) || c.disabilityFactorOn(a.AssessmentAuthorisationDate) {
				continue
			}
			for _, x := range c.Disabilities {
				if !strings.EqualFold(x.Disability, "NONE") {
					at(key(a.AssessmentAuthorisationDate), a.Row, x.Row)
				}
			}
		}
	}),
}}

// disabilityFactorOn reports an assessment of the child, completed on a day, with factor 5A or 6A.
func (c *Child) disabilityFactorOn(day rule.Date) bool {
	return slices.ContainsFunc(c.Assessments, func(a *Assessment) bool {
		return a.AssessmentAuthorisationDate.Date == day.Date && (slices.Contains(a.Factors, "5A") || slices.Contains(a.Factors, "6A"))
	})
}
