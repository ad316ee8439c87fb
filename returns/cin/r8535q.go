package cin

import "throughline/rule"

// r8535q finds a death before the birth, or with no date of birth.
var r8535q = []Rule{{
	Code:     "8535Q",
	Severity: rule.Warning,
	Words:    "The date of death is before the date of birth, or there is a date of death but no date of birth. Correct it or explain it.",
	Fix:      "Check the date of death and the date of birth.",
	Flags:    rule.Fields{identifiers: {"PersonDeathDate", "PersonBirthDate"}},
	Needs:    []string{identifiers},
	Check: keyed(func(c *Child, at issues) {
		for _, i := range c.Identifiers {
			if present(i.PersonDeathDate) && (blank(i.PersonBirthDate) || i.PersonBirthDate.After(i.PersonDeathDate.Date)) {
				at(key(i.PersonDeathDate, i.PersonBirthDate), i.Row)
			}
		}
	}),
}}
