package cin

import "throughline/rule"

// r8500 finds a child without an identifier.
var r8500 = []Rule{{
	Code:  "8500",
	Words: "The local child identifier is missing.",
	Fix:   "Give the child's local identifier.",
	Flags: rule.Fields{identifiers: {"LAchildID"}},
	Needs: []string{identifiers},
	Check: func(c *Child, found rule.Found) {
		for _, i := range c.Identifiers {
			if i.Child == "" {
				found(i.Row)
			}
		}
	},
}}
