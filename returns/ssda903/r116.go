package ssda903

import "throughline/rule"

// r116 finds a plan for adoption dropped on what is no date.
var r116 = []Rule{{
	Code:  "116",
	Words: "DATE_PLACED_CEASED, the day the adoption plan was dropped, cannot be read as a date.",
	Fix:   "Write the date as dd/mm/yyyy.",
	Flags: rule.Fields{placedAdoption: {"DATE_PLACED_CEASED"}},
	Needs: []string{placedAdoption},
	Check: eachPlacedAdoption(func(_ *Child, p *PlacedAdoption) bool { return p.DatePlacedCeased.Unreadable() }),
}}
