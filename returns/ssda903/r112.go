package ssda903

import "throughline/rule"

// r112 finds a decision for adoption on what is no date.
var r112 = []Rule{{
	Code:  "112",
	Words: "DATE_INT (when adoption was settled as the plan) cannot be read as a date.",
	Fix:   "Write the date as dd/mm/yyyy.",
	Flags: rule.Fields{ad1s: {"DATE_INT"}},
	Needs: []string{ad1s},
	Check: eachAD1(func(_ *Child, a *AD1) bool { return a.DateInt.Unreadable() }),
}}
