package ssda903

import "throughline/rule"

// r704 finds a deprivation of liberty order that ends before or after the year.
var r704 = []Rule{{
	Code:  "704",
	From:  2027,
	Words: "The deprivation of liberty order was closed on a day outside the collection, which runs from 1 April to 31 March.",
	Fix:   "Correct the end of the order, or leave the order to the return of the year to which it belongs.",
	Flags: rule.Fields{dolos: {"DOLO_END"}},
	Needs: []string{dolos},
	Check: eachDoLo(func(c *Child, d *DoLo) bool {
		return d.DoLoEnd.Before(c.Start) || d.DoLoEnd.After(c.End)
	}),
}}
