package ssda903

import "throughline/rule"

// r560 finds a decision whose date changed since last year without a reversal. The
// dates are compared as they were written.
var r560 = []Rule{{
	Code:  "560",
	Words: "The date of the decision to place for adoption differs from last year's return, although that decision was not reversed.",
	Fix:   "Give the date of last year's return, or record in last year's return that the decision was reversed.",
	Flags: rule.Fields{placedAdoption: {"DATE_PLACED", "DATE_PLACED_CEASED"}},
	Needs: []string{placedAdoption, placedAdoption + last},
	Check: eachPlacedAdoption(func(c *Child, p *PlacedAdoption) bool {
		for _, then := range c.Last.PlacedAdoption {
			if then.DatePlaced.Given() && then.DatePlacedCeased.Blank() && p.DatePlaced.Text != then.DatePlaced.Text {
				return true
			}
		}
		return false
	}),
}}
