package ssda903

import "throughline/rule"

// r115 finds a decision that the child be placed for adoption on what is no date.
var r115 = []Rule{{
	Code:  "115",
	Words: "DATE_PLACED, the day the adoption plan was decided, cannot be read as a date.",
	Fix:   "Write the date as dd/mm/yyyy.",
	Flags: rule.Fields{placedAdoption: {"DATE_PLACED"}},
	Needs: []string{placedAdoption},
	Check: eachPlacedAdoption(func(_ *Child, p *PlacedAdoption) bool { return p.DatePlaced.Unreadable() }),
}}
