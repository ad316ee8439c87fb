package cin

import "throughline/rule"

// r4009q finds a child in need plan that ends after the child died.
var r4009q = []Rule{{
	Code:     "4009Q",
	Severity: rule.Warning,
	Words:    "A child in need plan ends after the child died. Correct it or explain it.",
	Fix:      "Check the date of death and the end of the plan.",
	Flags:    rule.Fields{identifiers: {"PersonDeathDate"}, cinPlans: {"CINPlanEndDate"}},
	Needs:    []string{identifiers, cinPlans},
	Check: keyed(func(c *Child, at issues) {
		for _, i := range c.Identifiers {
			for _, p := range c.CINPlans {
				if i.PersonDeathDate.Before(p.CINPlanEndDate.Date) {
					at(key(i.PersonDeathDate), i.Row, p.Row)
				}
			}
		}
	}),
}}
