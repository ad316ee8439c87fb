package cin

import "throughline/rule"

// r8545q finds a death outside the census year.
var r8545q = []Rule{{
	Code:     "8545Q",
	Severity: rule.Warning,
	Words:    "The date of death is outside the census year. Correct it or explain it.",
	Fix:      "Check the date of death.",
	Flags:    rule.Fields{identifiers: {"PersonDeathDate"}},
	Needs:    []string{identifiers, headers},
	Check: func(c *Child, found rule.Found) {
		for _, i := range c.Identifiers {
			if present(i.PersonDeathDate) && !c.inPeriod(i.PersonDeathDate) {
				found(i.Row)
			}
		}
	},
}}
