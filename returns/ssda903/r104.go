package ssda903

import "throughline/rule"

// r104 finds an end of asylum-seeking status that is no date, or lies before the year.
var r104 = []Rule{{
	Code:  "104",
	Words: "The date on which UASC status ended is not a real date, or lies before the collection year.",
	Fix:   "Correct the date on which the status ended, or remove a row of an earlier year.",
	Flags: rule.Fields{uascs: {"DUC"}},
	Needs: []string{uascs},
	Check: eachUASC(func(c *Child, u *UASC) bool { return u.DUC.Unreadable() || u.DUC.Before(c.Start) }),
}}
