package ssda903

import "throughline/rule"

// r177 finds an unknown legal status of the adopters.
var r177 = []Rule{{
	Code:  "177",
	Words: "The code for the legal status of the adopters is not allowed.",
	Fix:   "Record L0, L11, L12, L2, L3 or L4.",
	Flags: rule.Fields{ad1s: {"LS_ADOPTR"}},
	Needs: []string{ad1s},
	Check: eachAD1(func(_ *Child, a *AD1) bool { return foreign(a.LSAdoptr, "L0", "L11", "L12", "L2", "L3", "L4") }),
}}
