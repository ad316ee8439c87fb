package ssda903

import "throughline/rule"

// r563 finds a reversed decision without its own date.
var r563 = []Rule{{
	Code:  "563",
	Words: "The decision to place for adoption is shown as reversed, but the date of that decision is blank.",
	Fix:   "Record the date of the decision to place for adoption.",
	Flags: rule.Fields{placedAdoption: {"DATE_PLACED", "REASON_PLACED_CEASED", "DATE_PLACED_CEASED"}},
	Needs: []string{placedAdoption},
	Check: eachPlacedAdoption(func(_ *Child, p *PlacedAdoption) bool {
		return p.ReasonPlacedCeased != "" && p.DatePlacedCeased.Given() && p.DatePlaced.Blank()
	}),
}}
