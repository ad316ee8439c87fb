package ssda903

import "throughline/rule"

// r710 finds a deprivation of liberty order in a placement that cannot be used with one.
var r710 = []Rule{{
	Code:  "710",
	From:  2027,
	Words: "This type of placement (secure home, parents, young offender institution or supported accommodation) cannot be used while a deprivation of liberty order is in force.",
	Fix:   "Correct the placement type, or the dates of the order.",
	Flags: rule.Fields{dolos: {"DOLO_START"}, episodes: {"PLACE"}},
	Needs: []string{dolos, episodes},
	Check: placedUnderOrder(func(place string) bool { return oneOf(place, "K1", "P1", "R5", "K3") }),
}}
