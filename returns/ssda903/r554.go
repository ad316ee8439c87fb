package ssda903

import "throughline/rule"

// r554 finds a decision to place for adoption later than the first placement order.
var r554 = []Rule{{
	Code:  "554",
	Words: "The decision to place for adoption is dated after the placement order took effect. Check earlier years too, since only this year's episodes are seen.",
	Fix:   "Correct the date of the decision, or the date on which the placement order took effect.",
	Flags: rule.Fields{episodes: {"DECOM", "LS"}, placedAdoption: {"DATE_PLACED"}},
	Needs: []string{episodes, placedAdoption},
	Only:  rule.Clues{rule.Rows(placedAdoption), rule.OneOf(episodes, "LS", "E1")},
	Check: func(c *Child, found rule.Found) {
		if c.ID == "" {
			return
		}
		for _, e := range c.InOrder() {
			if e.LS != "E1" || e.Decom.IsZero() {
				continue
			}
			for _, p := range c.PlacedAdoption {
				if p.DatePlaced.After(e.Decom.Date) {
					found(e.Row, p.Row)
				}
			}
			return // only the first of the child's placement orders is tested
		}
	},
}}
