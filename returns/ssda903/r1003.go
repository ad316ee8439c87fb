package ssda903

import "throughline/rule"

// r1003 finds a decision for adoption made before the child came into care.
var r1003 = []Rule{{
	Code:  "1003",
	Words: "DATE_PLACED lies earlier than the day this child came into care, so the plan for adoption cannot be right.",
	Fix:   "Correct the date of the decision, or the day on which the child came into care.",
	Flags: rule.Fields{episodes: {"DECOM", "RNE"}, placedAdoption: {"DATE_PLACED"}},
	Needs: []string{episodes, placedAdoption},
	Only:  rule.Clues{rule.Rows(placedAdoption), rule.OneOf(episodes, "RNE", "S")},
	Check: func(c *Child, found rule.Found) {
		came := c.earliest(where(c.Episodes, (*Episode).Starts))
		if came == nil {
			return
		}
		for _, p := range c.PlacedAdoption {
			if p.DatePlaced.Before(came.Decom.Date) {
				found(came.Row, p.Row)
			}
		}
	},
}}
