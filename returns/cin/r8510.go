package cin

import "throughline/rule"

// r8510 finds child records that share an identifier; two without one share the blank.
var r8510 = []Rule{{
	Code:  "8510",
	Words: "Two or more child records carry the same local identifier.",
	Fix:   "Give each child an identifier of their own, or merge the records of one child.",
	Flags: rule.Fields{identifiers: {"LAchildID"}},
	Needs: []string{identifiers},
	Check: func(c *Child, found rule.Found) {
		for _, i := range c.Identifiers {
			if len(c.Identifiers) > 1 {
				found(i.Row)
			}
		}
	},
}}
