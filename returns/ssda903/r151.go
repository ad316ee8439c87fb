package ssda903

import "throughline/rule"

// r151 finds adoption details of which some are missing.
var r151 = []Rule{{
	Code:  "151",
	Words: "The adoption details of a child must be all filled in or all left blank.",
	Fix:   "Fill in all six adoption details, or none.",
	Flags: rule.Fields{ad1s: {"DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"}},
	Needs: []string{ad1s},
	Check: eachAD1(func(_ *Child, a *AD1) bool { return anyGiven(a.details()...) && anyBlank(a.details()...) }),
}}
