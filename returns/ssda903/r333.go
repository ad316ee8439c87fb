package ssda903

import "throughline/rule"

// r333 finds a match for which there was no decision beforehand.
var r333 = []Rule{{
	Code:  "333",
	Words: "The date the child should be placed for adoption must be given and must not be after the date of matching.",
	Fix:   "Give the day of the decision that the child should be placed for adoption, or correct the date of matching.",
	Flags: rule.Fields{ad1s: {"DATE_INT"}},
	Needs: []string{ad1s},
	Check: eachAD1(func(_ *Child, a *AD1) bool {
		return !a.DateMatch.IsZero() && !a.DateInt.NotAfter(a.DateMatch.Date)
	}),
}}
