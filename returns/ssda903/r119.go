package ssda903

import "throughline/rule"

// r119 finds a plan for adoption that was dropped without its date or without its reason.
var r119 = []Rule{{
	Code:  "119",
	Words: "When the plan to place the child for adoption was dropped, both the date and the reason are needed.",
	Fix:   "Record both the date and the reason, or neither while the plan stands.",
	Flags: rule.Fields{placedAdoption: {"REASON_PLACED_CEASED", "DATE_PLACED_CEASED"}},
	Needs: []string{placedAdoption},
	Check: eachPlacedAdoption(func(_ *Child, p *PlacedAdoption) bool {
		return p.DatePlacedCeased.Blank() != (p.ReasonPlacedCeased == "")
	}),
}}
