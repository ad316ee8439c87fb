package ssda903

import "throughline/rule"

// r556 finds a freeing order that took effect before the decision to place for adoption.
var r556 = []Rule{{
	Code:  "556",
	Until: 2024,
	Words: "The decision to place for adoption is dated after the freeing order took effect.",
	Fix:   "Correct the date of the decision, or the date on which the freeing order took effect.",
	Flags: rule.Fields{episodes: {"DECOM"}},
	Needs: []string{episodes, placedAdoption},
	Only:  rule.Clues{rule.Rows(placedAdoption), rule.OneOf(episodes, "LS", "D1")},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		if e.LS != "D1" {
			return false
		}
		for _, p := range c.PlacedAdoption {
			if p.DatePlaced.After(e.Decom.Date) {
				return true
			}
		}
		return false
	}),
}}
