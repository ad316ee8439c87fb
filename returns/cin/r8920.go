package cin

import "throughline/rule"

// r8920 finds a child protection plan that ends after the child died.
var r8920 = []Rule{{
	Code:  "8920",
	Words: "A child protection plan ends after the child died.",
	Fix:   "Correct the date of death or the end of the plan.",
	Flags: rule.Fields{cpPlans: {"CPPendDate"}, identifiers: {"PersonDeathDate"}},
	Needs: []string{cpPlans, identifiers},
	Check: keyed(func(c *Child, at issues) {
		for _, i := range c.Identifiers {
			for _, p := range c.CPPlans {
				if i.PersonDeathDate.Before(p.CPPendDate.Date) {
					at(key(p.CPPendDate, i.PersonDeathDate), i.Row, p.Row)
				}
			}
		}
	}),
}}
