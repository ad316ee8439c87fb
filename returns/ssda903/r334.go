package ssda903

import "throughline/rule"

// r334 finds a decision on adoption that is older than the child's present time in care.
var r334 = []Rule{{
	Code:  "334",
	Words: "The date the child should be placed for adoption lies before the child last started to be looked after.",
	Fix:   "Correct the day of the decision, or the day on which the child started to be looked after.",
	Flags: rule.Fields{episodes: {"DECOM", "RNE"}, ad1s: {"DATE_INT"}},
	Needs: []string{episodes, ad1s},
	Only:  rule.Clues{rule.Rows(ad1s), rule.OneOf(episodes, "RNE", "S")},
	Check: func(c *Child, found rule.Found) {
		start := c.latest(where(c.Episodes, (*Episode).Starts))
		if start == nil {
			return
		}
		for _, a := range c.AD1s {
			if a.DateInt.Before(start.Decom.Date) {
				found(start.Row, a.Row)
			}
		}
	},
}}
