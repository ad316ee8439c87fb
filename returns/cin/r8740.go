package cin

import "throughline/rule"

// r8740 finds an enquiry that still waits for its conference and began outside the census
// year.
var r8740 = []Rule{{
	Code:  "8740",
	Words: "A section 47 enquiry has had no initial conference, yet it began outside this census year.",
	Fix:   "Give the date of the conference, or say that none was required.",
	Flags: rule.Fields{section47s: {"S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired"}},
	Needs: []string{section47s, headers},
	Check: keyed(func(c *Child, at issues) {
		for _, s := range c.Section47s {
			if blank(s.DateOfInitialCPC) && s.Required() && c.outsidePeriod(s.S47ActualStartDate) {
				at(key(s.S47ActualStartDate), s.Row)
			}
		}
	}),
}}
