package ssda903

import "throughline/rule"

// r205C finds a child without asylum-seeking status in either year of whom a day is known on
// which it ended.
var r205C = []Rule{{
	Code:   "205C",
	Words:  "The child was not recorded as an unaccompanied asylum-seeking child in either year, but a date on which that status ended is given.",
	Fix:    "Remove the day on which the status ended, or correct the indicator.",
	Flags:  rule.Fields{uascs: {"DUC"}, headers: {"UASC"}},
	Needs:  []string{uascs, uascs + last},
	Unless: asylumUnknown,
	Only:   rule.Clues{rule.Rows(uascs)},
	Check: eachAsylum(func(_ *Child, a *asylum) bool {
		return !foreign(a.status, "0") && !foreign(a.lastStatus, "0") &&
			(!a.now.DUC.IsZero() || !a.before.DUC.IsZero())
	}),
}}
