package cin

import "throughline/rule"

// r8868 finds a closed episode with an enquiry that ended neither in a conference nor with the
// flag that none was required, or in both.
var r8868 = []Rule{{
	Code:  "8868",
	Words: "The episode is closed but a section 47 enquiry on it is not concluded by either a conference date or the flag that no conference was required.",
	Fix:   "Give the date of the conference or the flag that none was required, one of the two.",
	Flags: rule.Fields{section47s: {"DateOfInitialCPC", "ICPCnotRequired"}, details: {"CINclosureDate"}},
	Needs: []string{details, section47s},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, d := range m.Details {
				for _, s := range m.Section47s {
					if !d.Open() && present(s.DateOfInitialCPC) == s.NotRequired() {
						at(key(m.ID), d.Row, s.Row)
					}
				}
			}
		}
	}),
}}
