package ssda903

import "throughline/rule"

// r561 finds a decision returned again that last year's return shows as reversed. The
// dates are compared as they were written.
var r561 = []Rule{{
	Code:  "561",
	Words: "The decision to place for adoption has the same date as last year, although last year's return says that decision was reversed.",
	Fix:   "Give the date of the new decision, or remove the row.",
	Flags: rule.Fields{placedAdoption: {"DATE_PLACED"}},
	Needs: []string{placedAdoption, placedAdoption + last},
	Check: eachPlacedAdoption(func(c *Child, p *PlacedAdoption) bool {
		for _, then := range c.Last.PlacedAdoption {
			if p.DatePlaced.Given() && p.DatePlaced.Text == then.DatePlaced.Text && then.reversed() {
				return true
			}
		}
		return false
	}),
}}
