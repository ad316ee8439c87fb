package ssda903

import "throughline/rule"

// eighteenAverageYears are the whole days in 18 years of 365.2425 days. Where the years
// hold only four leap days, that takes in the 18th birthday itself.
const eighteenAverageYears = 6574

// r347 finds care leavers under 18 in a foyer. The department's text has the accommodation
// as T, which was never a code (T1 and T2 are): on right codes the rule stays silent.
var r347 = []Rule{{
	Code:  "347",
	From:  2024,
	Words: "A care leaver under 18 at the start of the year cannot be living in a foyer.",
	Fix:   "Correct the accommodation, or the date of birth.",
	Flags: rule.Fields{oc3s: {"ACCOM", "DOB"}},
	Needs: []string{oc3s},
	Check: eachOC3(func(c *Child, o *OC3) bool {
		return o.Accom == "T" && c.Start.NotAfter(o.DOB.Plus(eighteenAverageYears))
	}),
}}
