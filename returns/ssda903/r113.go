package ssda903

import "throughline/rule"

// r113 finds a match with adopters on what is no date.
var r113 = []Rule{{
	Code:  "113",
	Words: "DATE_MATCH (when child and adopters were matched) cannot be read as a date.",
	Fix:   "Write the date as dd/mm/yyyy.",
	Flags: rule.Fields{ad1s: {"DATE_MATCH"}},
	Needs: []string{ad1s},
	Check: eachAD1(func(_ *Child, a *AD1) bool { return a.DateMatch.Unreadable() }),
}}
