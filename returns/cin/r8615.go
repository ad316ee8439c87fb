package cin

import "throughline/rule"

// r8615 finds an enquiry with a conference that has no start, or starts after the conference.
var r8615 = []Rule{{
	Code:  "8615",
	Words: "A section 47 enquiry with an initial conference has no start date, or starts after the conference.",
	Fix:   "Correct the start of the enquiry or the date of the conference.",
	Flags: rule.Fields{section47s: {"S47ActualStartDate", "DateOfInitialCPC"}},
	Needs: []string{section47s},
	Check: keyed(func(c *Child, at issues) {
		for _, s := range c.Section47s {
			if present(s.DateOfInitialCPC) && (blank(s.S47ActualStartDate) || s.S47ActualStartDate.After(s.DateOfInitialCPC.Date)) {
				at(key(s.S47ActualStartDate, s.DateOfInitialCPC), s.Row)
			}
		}
	}),
}}
