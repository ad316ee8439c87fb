package cin

import (
	"slices"

	"throughline/core"
	"throughline/rule"
)

// r8869 finds factor 21, no factors, together with others. Assessments of an episode completed
// on one day are taken together.
var r8869 = []Rule{{
	Code:  "8869",
	Words: "Factor 21 (no factors identified) is recorded together with other factors.",
	Fix:   "Take out factor 21, or the others.",
	Flags: rule.Fields{assessments: {"AssessmentFactors"}},
	Needs: []string{assessments},
	Check: func(c *Child, found rule.Found) {
		for _, m := range c.Modules {
			none := map[core.Date]bool{}
			for _, a := range m.Assessments {
				if slices.Contains(a.Factors, "21") {
					none[a.AssessmentAuthorisationDate.Date] = true
				}
			}
			for _, a := range m.Assessments {
				other := slices.ContainsFunc(a.Factors, func(f string) bool { return f != "21" })
				if none[a.AssessmentAuthorisationDate.Date] && (other || len(a.Factors) == 0) {
					found(a.Row)
				}
			}
		}
	},
}}
