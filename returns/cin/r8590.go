package cin

import "throughline/rule"

// r8590 finds a child without a CIN episode.
var r8590 = []Rule{{
	Code:  "8590",
	Words: "The child has no CIN episode in the return.",
	Fix:   "Record the child's referral, or leave the child out of the return.",
	Flags: rule.Fields{identifiers: {"LAchildID"}},
	Needs: []string{identifiers, details},
	Check: keyed(func(c *Child, at issues) {
		for _, i := range c.Identifiers {
			if len(c.Details) == 0 {
				at(key(), i.Row)
			}
		}
	}),
}}
