package ssda903

import "throughline/rule"

// r304 finds unaccompanied asylum seekers whose status outlasts their childhood.
var r304 = []Rule{{
	Code:  "304",
	Words: "UASC status cannot end later than the child's 18th birthday.",
	Fix:   "Correct the day on which the status ended, or the date of birth.",
	Flags: rule.Fields{uascs: {"DUC"}},
	Needs: []string{uascs},
	Check: eachUASC(func(_ *Child, u *UASC) bool { return u.DUC.After(birthday(u.DOB, 18)) }),
}}
