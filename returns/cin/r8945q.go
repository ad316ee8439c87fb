package cin

import "throughline/rule"

// r8945q finds factor 18A, which 18B and 18C have replaced.
var r8945q = []Rule{{
	Code:     "8945Q",
	From:     2025,
	Severity: rule.Warning,
	Words:    "Assessment factor 18A is used; use 18B or 18C in its place. Correct it or explain it.",
	Fix:      "Use 18B or 18C.",
	Flags:    rule.Fields{assessments: {"AssessmentFactors"}},
	Needs:    []string{assessments},
	Check: func(c *Child, found rule.Found) {
		for _, a := range c.Assessments {
			if a.Has("18A") {
				found(a.Row)
			}
		}
	},
}}
