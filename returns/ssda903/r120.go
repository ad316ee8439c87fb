package ssda903

import "throughline/rule"

// r120 finds an unknown reason for dropping a plan for adoption.
var r120 = []Rule{{
	Code:  "120",
	Words: "Use one of RD1 to RD4 to say why the adoption plan was dropped.",
	Fix:   "Record RD1, RD2, RD3 or RD4.",
	Flags: rule.Fields{placedAdoption: {"REASON_PLACED_CEASED"}},
	Needs: []string{placedAdoption},
	Check: eachPlacedAdoption(func(_ *Child, p *PlacedAdoption) bool {
		return foreign(p.ReasonPlacedCeased, "RD1", "RD2", "RD3", "RD4")
	}),
}}
