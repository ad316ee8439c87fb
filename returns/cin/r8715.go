package cin

import "throughline/rule"

// r8715 finds a conference after an enquiry held outside the census year. The date on
// CINdetails is not looked at.
var r8715 = []Rule{{
	Code:  "8715",
	Words: "An initial child protection conference was held outside the census year.",
	Fix:   "Correct the date of the conference; leave enquiries concluded before the year out of the return.",
	Flags: rule.Fields{section47s: {"DateOfInitialCPC"}},
	Needs: []string{section47s, headers},
	Check: func(c *Child, found rule.Found) {
		for _, s := range c.Section47s {
			if c.outsidePeriod(s.DateOfInitialCPC) {
				found(s.Row)
			}
		}
	},
}}
