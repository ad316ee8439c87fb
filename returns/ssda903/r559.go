package ssda903

import "throughline/rule"

// r559 finds a decision of before this year that last year's return did not give.
var r559 = []Rule{{
	Code:  "559",
	Words: "The decision to place for adoption is dated before this year, but last year's return did not give it.",
	Fix:   "Correct the date of the decision, or amend last year's return.",
	Flags: rule.Fields{placedAdoption: {"DATE_PLACED"}},
	Needs: []string{placedAdoption, placedAdoption + last},
	Check: eachPlacedAdoption(func(c *Child, p *PlacedAdoption) bool {
		if !p.DatePlaced.Before(c.Start) {
			return false
		}
		for _, then := range c.Last.PlacedAdoption {
			if then.DatePlaced.IsZero() {
				return true
			}
		}
		return len(c.Last.PlacedAdoption) == 0
	}),
}}
