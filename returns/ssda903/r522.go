package ssda903

import "throughline/rule"

// r522 finds decisions to place for adoption that were reversed before they were made.
var r522 = []Rule{{
	Code:  "522",
	Words: "The decision to stop seeking adoption is dated before the decision to place for adoption.",
	Fix:   "Correct one of the two days.",
	Flags: rule.Fields{placedAdoption: {"DATE_PLACED", "DATE_PLACED_CEASED"}},
	Needs: []string{placedAdoption},
	Check: eachPlacedAdoption(func(_ *Child, p *PlacedAdoption) bool {
		return p.DatePlacedCeased.Before(p.DatePlaced.Date)
	}),
}}
