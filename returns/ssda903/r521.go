package ssda903

import "throughline/rule"

// r521 finds adoptive placements before the decision on adoption.
var r521 = []Rule{{
	Code:  "521",
	Words: "The decision that adoption is in the child's best interests is dated after the adoptive placement began.",
	Fix:   "Correct the day of the decision, or the day on which the placement began.",
	Flags: rule.Fields{episodes: {"PLACE", "DECOM"}, ad1s: {"DATE_INT"}},
	Needs: []string{episodes, ad1s},
	Only:  rule.Clues{rule.Rows(ad1s), rule.OneOf(episodes, "PLACE", withAdopters...)},
	Check: func(c *Child, found rule.Found) {
		for _, e := range c.Episodes {
			for _, a := range c.AD1s {
				if e.PlacedForAdoption() && a.DateInt.After(e.Decom.Date) {
					found(e.Row, a.Row)
				}
			}
		}
	},
}}
