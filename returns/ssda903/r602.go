package ssda903

import "throughline/rule"

// r602 finds the description of an adoption of which the year's episodes know nothing.
var r602 = []Rule{{
	Code:  "602",
	Words: "Adoption details are given, but the child's episodes do not show an adoption during the year.",
	Fix:   "Remove the adoption details, or record the adoption as the reason for which the episode ceased.",
	Flags: rule.Fields{ad1s: {"CHILD"}},
	Needs: []string{episodes, ad1s},
	Check: eachAD1(func(c *Child, a *AD1) bool {
		adoptions := where(c.Episodes, c.AdoptedInYear)
		return anyGiven(a.details()...) && len(adoptions) == 0
	}),
}}
