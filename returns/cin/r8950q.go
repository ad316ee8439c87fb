package cin

import "throughline/rule"

// r8950q finds factor 19A, which 19B and 19C have replaced.
var r8950q = []Rule{{
	Code:     "8950Q",
	From:     2025,
	Severity: rule.Warning,
	Words:    "Assessment factor 19A is used; use 19B or 19C in its place. Correct it or explain it.",
	Fix:      "Use 19B or 19C.",
	Flags:    rule.Fields{assessments: {"AssessmentFactors"}},
	Needs:    []string{assessments},
	Check: func(c *Child, found rule.Found) {
		for _, a := range c.Assessments {
			if a.Has("19A") {
				found(a.Row)
			}
		}
	},
}}
