package cin

import "throughline/rule"

// r8585q finds an episode closed because the child died where no date of death is given.
var r8585q = []Rule{{
	Code:     "8585Q",
	Severity: rule.Warning,
	Words:    "An episode was closed because the child died, yet no date of death is recorded. Correct it or explain it.",
	Fix:      "Give the date of death, or correct the reason for closure.",
	Flags:    rule.Fields{identifiers: {"PersonDeathDate"}, details: {"ReasonForClosure"}},
	Needs:    []string{details, identifiers},
	Check: keyed(func(c *Child, at issues) {
		for _, i := range c.Identifiers {
			for _, d := range c.Details {
				if d.ReasonForClosure == "RC2" && blank(i.PersonDeathDate) {
					at(key(d.ReasonForClosure, i.PersonDeathDate), i.Row, d.Row)
				}
			}
		}
	}),
}}
