package cin

import "throughline/rule"

// r8620 finds an episode closed outside the census year.
var r8620 = []Rule{{
	Code:  "8620",
	Words: "The episode was closed outside the census year.",
	Fix:   "Correct the date of closure; leave episodes closed before the year out of the return.",
	Flags: rule.Fields{details: {"CINclosureDate"}},
	Needs: []string{details, headers},
	Check: func(c *Child, found rule.Found) {
		for _, d := range c.Details {
			if present(d.CINclosureDate) && !c.inPeriod(d.CINclosureDate) {
				found(d.Row)
			}
		}
	},
}}
