package ssda903

import "throughline/rule"

// r205A finds a child whose asylum-seeking status of last year is gone although it did not end
// last year.
var r205A = []Rule{{
	Code:   "205A",
	Words:  "The child was recorded as an unaccompanied asylum-seeking child last year and is not this year, but the dates on which the status ended do not bear this out.",
	Fix:    "Correct the indicator of this year or last, or the day on which the status ended.",
	Flags:  rule.Fields{uascs: {"CHILD"}, headers: {"CHILD", "UASC"}},
	Needs:  []string{uascs, uascs + last},
	Unless: asylumUnknown,
	Only:   rule.Clues{rule.Rows(uascs)},
	Check: eachAsylum(func(c *Child, a *asylum) bool {
		return a.status != "1" && a.lastStatus == "1" &&
			(a.now.DUC.Given() || !a.before.DUC.Within(c.LastStart, c.LastEnd))
	}),
}}
