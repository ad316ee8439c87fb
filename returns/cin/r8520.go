package cin

import "throughline/rule"

// r8520 finds a child born after the census year.
var r8520 = []Rule{{
	Code:  "8520",
	Words: "The child was born after the last day of the census year.",
	Fix:   "Correct the date of birth, or give it as the expected date for an unborn child.",
	Flags: rule.Fields{identifiers: {"PersonBirthDate"}},
	Needs: []string{identifiers, headers},
	Check: func(c *Child, found rule.Found) {
		for _, i := range c.Identifiers {
			if i.PersonBirthDate.After(c.End) {
				found(i.Row)
			}
		}
	},
}}
