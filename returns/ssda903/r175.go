package ssda903

import "throughline/rule"

// r175 finds a number of adopters that cannot be.
var r175 = []Rule{{
	Code:  "175",
	Words: "The number of adopters must be 1 or 2.",
	Fix:   "Record 1 or 2.",
	Flags: rule.Fields{ad1s: {"NB_ADOPTR"}},
	Needs: []string{ad1s},
	Check: eachAD1(func(_ *Child, a *AD1) bool { return foreign(a.NbAdoptr, "1", "2") }),
}}
