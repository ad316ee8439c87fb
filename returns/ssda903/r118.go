package ssda903

import "throughline/rule"

// r118 finds a plan for adoption dropped before the child came into care or before the year.
var r118 = []Rule{{
	Code:  "118",
	Words: "The adoption plan was dropped on a day earlier than this year's 1 April, or earlier than the day on which the child came into care.",
	Fix:   "Correct the date on which the plan was dropped, or remove a row of an earlier year.",
	Flags: rule.Fields{episodes: {"DECOM", "LS"}, placedAdoption: {"DATE_PLACED_CEASED"}},
	Needs: []string{episodes, placedAdoption},
	Only:  rule.Clues{rule.Rows(placedAdoption)},
	Check: func(c *Child, found rule.Found) {
		first := c.earliest(where(c.Episodes, func(e *Episode) bool { return !e.ShortBreak() }))
		if first == nil {
			return
		}
		for _, p := range c.PlacedAdoption {
			if p.DatePlacedCeased.Before(first.Decom.Date) || p.DatePlacedCeased.Before(c.Start) {
				found(first.Row, p.Row)
			}
		}
	},
}}
