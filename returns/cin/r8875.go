package cin

import "throughline/rule"

// r8875 finds a conference after an enquiry dated on a weekend. Bank holidays are all right
// here.
var r8875 = []Rule{{
	Code:  "8875",
	Words: "The initial child protection conference is dated on a weekend.",
	Fix:   "Correct the date of the conference.",
	Flags: rule.Fields{section47s: {"DateOfInitialCPC"}},
	Needs: []string{section47s},
	Check: func(c *Child, found rule.Found) {
		for _, s := range c.Section47s {
			if weekend(s.DateOfInitialCPC.Date) {
				found(s.Row)
			}
		}
	},
}}
