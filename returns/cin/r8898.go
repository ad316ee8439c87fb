package cin

import "throughline/rule"

// r8898 finds a factor recorded twice on an assessment.
var r8898 = []Rule{{
	Code:  "8898",
	Words: "The same factor is recorded more than once on an assessment.",
	Fix:   "Record each factor once.",
	Flags: rule.Fields{assessments: {"AssessmentFactors"}},
	Needs: []string{assessments, factorsList},
	Check: keyed(func(c *Child, at issues) {
		for _, a := range c.Assessments {
			seen := map[string]bool{}
			for _, f := range a.Listed {
				if seen[f] {
					at(key(a.AssessmentID, a.AssessmentFactors), a.Row)
					break
				}
				seen[f] = true
			}
		}
	}),
}}
