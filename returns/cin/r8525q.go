package cin

import "throughline/rule"

// r8525q finds a child with both a date of birth and an expected one, or with neither.
var r8525q = []Rule{{
	Code:     "8525Q",
	Severity: rule.Warning,
	Words:    "Give either the date of birth or, for an unborn child, the expected date of birth - not both and not neither.",
	Fix:      "Give the date of birth of a child who is born and the expected date of one who is not.",
	Flags:    rule.Fields{identifiers: {"PersonBirthDate", "ExpectedPersonBirthDate"}},
	Needs:    []string{identifiers},
	Check: keyed(func(c *Child, at issues) {
		for _, i := range c.Identifiers {
			if present(i.PersonBirthDate) == present(i.ExpectedPersonBirthDate) {
				at(key(), i.Row)
			}
		}
	}),
}}
