package ssda903

import "throughline/rule"

// r117 finds a plan for adoption decided or dropped after the child left care or after the
// year. A child all of whose episodes led to another is not looked at.
var r117 = []Rule{{
	Code:  "117",
	Words: "The adoption plan was decided or dropped on a day later than this year's 31 March, or later than the day on which the child left care.",
	Fix:   "Correct the dates of the plan, or those of the child's last episode.",
	Flags: rule.Fields{episodes: {"DEC", "REC", "DECOM"}, placedAdoption: {"DATE_PLACED", "DATE_PLACED_CEASED"}},
	Needs: []string{episodes, placedAdoption},
	Only:  rule.Clues{rule.Rows(placedAdoption)},
	Check: func(c *Child, found rule.Found) {
		final := c.latest(where(c.Episodes, func(e *Episode) bool { return e.REC != "X1" }))
		if final == nil {
			return
		}
		late := func(d rule.Date) bool { return d.After(c.End) || d.After(final.Dec.Date) }
		for _, p := range c.PlacedAdoption {
			if late(p.DatePlaced) || late(p.DatePlacedCeased) {
				found(final.Row, p.Row)
			}
		}
	},
}}
