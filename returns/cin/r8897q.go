package cin

import (
	"slices"

	"throughline/rule"
)

// r8897q finds an assessment, completed in the census year or after it, without factors or
// with one that is no code.
var r8897q = []Rule{{
	Code:     "8897Q",
	Severity: rule.Warning,
	Words:    "A completed assessment has no factors, or has one that is not a valid code. Correct it or explain it.",
	Fix:      "Record the factors found, 21 where there were none.",
	Flags:    rule.Fields{assessments: {"AssessmentAuthorisationDate", "AssessmentFactors"}},
	Needs:    []string{assessments, factorsList, headers},
	Check: keyed(func(c *Child, at issues) {
		unknown := func(f string) bool { return !oneOf(f, acceptedFactors) }
		for _, a := range c.Assessments {
			wrong := len(a.Factors) == 0 || len(a.Listed) == 0 || slices.ContainsFunc(a.Listed, unknown)
			if a.AssessmentAuthorisationDate.NotBefore(c.Start) && wrong {
				at(key(a.AssessmentID, a.AssessmentFactors), a.Row)
			}
		}
	}),
}}
