package ssda903

import "throughline/rule"

// r523 finds two days for one decision on adoption.
var r523 = []Rule{{
	Code:  "523",
	Words: "Two dates that should agree do not: the decision to place for adoption, and the decision that adoption is best for the child.",
	Fix:   "Correct the day of the decision in one of the two tables.",
	Flags: rule.Fields{placedAdoption: {"DATE_PLACED"}, ad1s: {"DATE_INT"}},
	Needs: []string{placedAdoption, ad1s},
	Check: func(c *Child, found rule.Found) {
		for _, p := range c.PlacedAdoption {
			for _, a := range c.AD1s {
				bothKnown := !p.DatePlaced.IsZero() && !a.DateInt.IsZero()
				if bothKnown && p.DatePlaced.Date != a.DateInt.Date {
					found(p.Row, a.Row)
				}
			}
		}
	},
}}
