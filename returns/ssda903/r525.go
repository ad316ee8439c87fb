package ssda903

import "throughline/rule"

// r525 finds adoptions of children who were no longer to be adopted.
var r525 = []Rule{{
	Code:  "525",
	Words: "Adoption details are filled in for a child whose plan for adoption was given up.",
	Fix:   "Remove the adoption details, or the day on which the plan was given up.",
	Flags: rule.Fields{
		placedAdoption: {"DATE_PLACED_CEASED"},
		ad1s:           {"DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"},
	},
	Needs: []string{placedAdoption, ad1s},
	Check: func(c *Child, found rule.Found) {
		for _, p := range c.PlacedAdoption {
			for _, a := range c.AD1s {
				if p.DatePlacedCeased.Given() && anyGiven(a.details()...) {
					found(p.Row, a.Row)
				}
			}
		}
	},
}}
