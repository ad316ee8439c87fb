package cin

import "throughline/rule"

// r8775q finds a young person with an episode that is open, or was closed, after the 25th
// birthday. Born on 29 February, that is 28 February of a common year here.
var r8775q = []Rule{{
	Code:     "8775Q",
	Severity: rule.Warning,
	Words:    "The child is older than 25. Correct it or explain it.",
	Fix:      "Check the date of birth, or close the episode.",
	Flags:    rule.Fields{identifiers: {"PersonBirthDate"}, details: {"CINclosureDate"}},
	Needs:    []string{identifiers, details, headers},
	Check: keyed(func(c *Child, at issues) {
		for _, i := range c.Identifiers {
			if !i.PersonBirthDate.Before(c.End.PlusYears(-25)) {
				continue
			}
			for _, d := range c.Details {
				if d.Open() || d.CINclosureDate.After(i.PersonBirthDate.PlusYears(25)) {
					at(key(i.PersonBirthDate), i.Row, d.Row)
				}
			}
		}
	}),
}}
