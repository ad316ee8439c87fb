package cin

import "throughline/rule"

// r8915 finds a child protection plan that starts after the child died.
var r8915 = []Rule{{
	Code:  "8915",
	Words: "A child protection plan starts after the child died.",
	Fix:   "Correct the date of death or the start of the plan.",
	Flags: rule.Fields{cpPlans: {"CPPstartDate"}, identifiers: {"PersonDeathDate"}},
	Needs: []string{cpPlans, identifiers},
	Check: keyed(func(c *Child, at issues) {
		for _, i := range c.Identifiers {
			for _, p := range c.CPPlans {
				if i.PersonDeathDate.Before(p.CPPstartDate.Date) {
					at(key(p.CPPstartDate, i.PersonDeathDate), i.Row, p.Row)
				}
			}
		}
	}),
}}
