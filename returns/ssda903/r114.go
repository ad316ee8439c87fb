package ssda903

import "throughline/rule"

// r114 finds an adoption that is not said to be by the foster carers or by others.
var r114 = []Rule{{
	Code:  "114",
	Words: "Whether the adopters were the child's foster carers must be 0 or 1.",
	Fix:   "Record 1 where the foster carers adopted the child, else 0.",
	Flags: rule.Fields{ad1s: {"FOSTER_CARE"}},
	Needs: []string{ad1s},
	Check: eachAD1(func(_ *Child, a *AD1) bool { return foreign(a.FosterCare, "0", "1") }),
}}
