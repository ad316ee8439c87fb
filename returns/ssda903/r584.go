package ssda903

import "throughline/rule"

// r584 finds a decision that is not later than the one reversed last year.
var r584 = []Rule{{
	Code:  "584",
	Words: "Last year's decision to place for adoption was reversed, so this year's must have a later date, and it has not.",
	Fix:   "Give the date of the new decision, or remove the row.",
	Flags: rule.Fields{placedAdoption: {"DATE_PLACED"}},
	Needs: []string{placedAdoption, placedAdoption + last},
	Check: eachPlacedAdoption(func(c *Child, p *PlacedAdoption) bool {
		for _, then := range c.Last.PlacedAdoption {
			if then.reversed() && (p.DatePlaced.Blank() || p.DatePlaced.NotAfter(then.DatePlaced.Date)) {
				return true
			}
		}
		return false
	}),
}}
