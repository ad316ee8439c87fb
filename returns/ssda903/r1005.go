package ssda903

import "throughline/rule"

// r1005 finds a time missing that ended on what is no date.
var r1005 = []Rule{{
	Code:  "1005",
	Words: "The day on which this missing (or unauthorised absence) period ended cannot be read as a date.",
	Fix:   "Write the day on which the child returned as dd/mm/yyyy, or leave it blank while the child is missing.",
	Flags: rule.Fields{missings: {"MIS_END"}},
	Needs: []string{missings},
	Check: eachMissing(func(_ *Child, m *Missing) bool { return m.MisEnd.Unreadable() }),
}}
