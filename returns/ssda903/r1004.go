package ssda903

import "throughline/rule"

// r1004 finds a time missing without the day on which it began.
var r1004 = []Rule{{
	Code:  "1004",
	Words: "Give a proper day on which this missing (or unauthorised absence) period began; what is there is blank or unreadable.",
	Fix:   "Record the day on which the child went missing, as dd/mm/yyyy.",
	Flags: rule.Fields{missings: {"MIS_START"}},
	Needs: []string{missings},
	Check: eachMissing(func(_ *Child, m *Missing) bool { return m.MisStart.IsZero() }),
}}
