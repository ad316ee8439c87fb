package cin

import "throughline/rule"

// r8675q finds an enquiry without its conference at the end of the year after more than 15
// working days. Law: Working Together, 15 working days from the strategy discussion.
var r8675q = []Rule{{
	Code:     "8675Q",
	Severity: rule.Warning,
	Words:    "A section 47 enquiry had been running for over 15 working days by 31 March with no initial conference recorded. Correct it or explain it.",
	Fix:      "Give the date of the conference, or say that none was required.",
	Flags:    rule.Fields{section47s: {"DateOfInitialCPC", "S47ActualStartDate", "ICPCnotRequired"}},
	Needs:    []string{section47s, headers},
	Check: keyed(func(c *Child, at issues) {
		latest := workingDaysBack(c.End, 15)
		for _, s := range c.Section47s {
			if blank(s.DateOfInitialCPC) && s.Required() && s.S47ActualStartDate.Before(latest) {
				at(key(s.S47ActualStartDate, s.ICPCnotRequired), s.Row)
			}
		}
	}),
}}
