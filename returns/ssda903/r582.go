package ssda903

import "throughline/rule"

// r582 finds an adoption on the day of matching. The dates are compared as written.
var r582 = []Rule{{
	Code:  "582",
	Words: "Matching with the adopters and the adoption itself have the same date.",
	Fix:   "Correct the date of matching, or the date on which the episode ceased.",
	Flags: rule.Fields{episodes: {"DEC"}},
	Needs: []string{episodes, ad1s},
	Only:  rule.Clues{rule.Rows(ad1s), rule.OneOf(episodes, "REC", adoptionOrders...)},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		for _, a := range c.AD1s {
			if e.Adopted() && e.Dec.Given() && e.Dec.Text == a.DateMatch.Text {
				return true
			}
		}
		return false
	}),
}}
