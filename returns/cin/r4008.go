package cin

import "throughline/rule"

// r4008 finds a child in need plan that starts after the child died.
var r4008 = []Rule{{
	Code:  "4008",
	Words: "A child in need plan starts after the child died.",
	Fix:   "Correct the date of death or the start of the plan.",
	Flags: rule.Fields{identifiers: {"PersonDeathDate"}, cinPlans: {"CINPlanStartDate"}},
	Needs: []string{identifiers, cinPlans},
	Check: keyed(func(c *Child, at issues) {
		for _, i := range c.Identifiers {
			for _, p := range c.CINPlans {
				if i.PersonDeathDate.Before(p.CINPlanStartDate.Date) {
					at(key(i.PersonDeathDate), i.Row, p.Row)
				}
			}
		}
	}),
}}
