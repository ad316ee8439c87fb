package cin

import "throughline/rule"

// r8839 finds more than one open enquiry on an episode. Every enquiry of the episode without a
// conference is flagged, also one that needs none.
var r8839 = []Rule{{
	Code:  "8839",
	Words: "Two or more section 47 enquiries are open on the same episode.",
	Fix:   "Conclude the earlier enquiry with its conference, or with the flag that none was required.",
	Flags: rule.Fields{section47s: {"DateOfInitialCPC"}},
	Needs: []string{section47s},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			open := 0
			for _, s := range m.Section47s {
				open += count(blank(s.DateOfInitialCPC) && !s.NotRequired())
			}
			for _, s := range m.Section47s {
				if c.ID != "" && m.ID != "" && open > 1 && blank(s.DateOfInitialCPC) {
					at(key(m.ID), s.Row)
				}
			}
		}
	}),
}}
