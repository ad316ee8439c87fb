package ssda903

import "throughline/rule"

// r205B finds a child with asylum-seeking status in both years whose end of status neither
// falls in the year nor is last year's, or was not due last year at the 18th birthday.
var r205B = []Rule{{
	Code:   "205B",
	Words:  "The child is recorded as an unaccompanied asylum-seeking child both years, but the dates on which the status ended do not bear this out.",
	Fix:    "Correct the day on which the status ended, this year or last, or the date of birth.",
	Flags:  rule.Fields{uascs: {"DUC"}, headers: {"UASC"}},
	Needs:  []string{uascs, uascs + last},
	Unless: asylumUnknown,
	Only:   rule.Clues{rule.Rows(uascs)},
	Check: eachAsylum(func(c *Child, a *asylum) bool {
		ended, due := a.now.DUC.Date, a.before.DUC.Date
		return a.status == "1" && a.lastStatus == "1" &&
			(!c.inPeriod(ended) && !sameDay(ended, due) || !sameDay(due, birthday(a.before.DOB, 18)))
	}),
}}
