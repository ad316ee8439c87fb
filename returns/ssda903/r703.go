package ssda903

import "throughline/rule"

// r703 finds a deprivation of liberty order that begins after the year.
var r703 = []Rule{{
	Code:  "703",
	From:  2027,
	Words: "A deprivation of liberty order cannot begin later than 31 March, the last day of the collection.",
	Fix:   "Correct the start of the order, or leave it to the next return.",
	Flags: rule.Fields{dolos: {"DOLO_START"}},
	Needs: []string{dolos},
	Check: eachDoLo(func(c *Child, d *DoLo) bool { return d.DoLoStart.After(c.End) }),
}}
