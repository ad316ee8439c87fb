package ssda903

import "throughline/rule"

// r176 finds an unknown sex of the adopters.
var r176 = []Rule{{
	Code:  "176",
	Words: "The code for the sex of the adopter or adopters is not allowed.",
	Fix:   "Record M1, F1, MM, FF or MF.",
	Flags: rule.Fields{ad1s: {"SEX_ADOPTR"}},
	Needs: []string{ad1s},
	Check: eachAD1(func(_ *Child, a *AD1) bool { return foreign(a.SexAdoptr, "M1", "F1", "MM", "FF", "MF") }),
}}
