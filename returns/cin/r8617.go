package cin

import (
	"slices"

	"throughline/rule"
)

// r8617 finds factor 8A. It was withdrawn before the 2023 collection; since then 8897Q finds
// 8A as an unknown factor.
var r8617 = []Rule{{
	Code:  "8617",
	Until: 2022,
	Words: "Assessment factor 8A is used, which is no longer a valid code.",
	Fix:   "Use one of 8B to 8F.",
	Flags: rule.Fields{assessments: {"AssessmentFactors"}},
	Needs: []string{assessments},
	Check: func(c *Child, found rule.Found) {
		for _, a := range c.Assessments {
			if slices.Contains(a.Factors, "8A") {
				found(a.Row)
			}
		}
	},
}}
