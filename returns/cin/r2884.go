package cin

import "throughline/rule"

// r2884 finds a conference recorded under an enquiry and again on CIN details of the child, of
// the same referral or another.
var r2884 = []Rule{{
	Code:  "2884",
	Words: "The same initial conference is recorded both under a section 47 enquiry and directly under the CIN details; it belongs in one place only.",
	Fix:   "Keep the conference under the enquiry that led to it, and take it out of the CIN details.",
	Flags: rule.Fields{section47s: {"DateOfInitialCPC"}, details: {"DateOfInitialCPC"}},
	Needs: []string{section47s, details},
	Check: keyed(func(c *Child, at issues) {
		for _, s := range c.Section47s {
			for _, d := range c.Details {
				if present(s.DateOfInitialCPC) && s.DateOfInitialCPC.Date == d.DateOfInitialCPC.Date {
					at(key(s.CINdetailsID, s.DateOfInitialCPC), s.Row, d.Row)
				}
			}
		}
	}),
}}
