package cin

import "throughline/rule"

// r8890 finds an enquiry that starts while another of the episode is under way. One that needs
// no conference is over; two with the same start and conference are not set against each
// other.
var r8890 = []Rule{{
	Code:  "8890",
	Words: "A section 47 enquiry starts while another one of the same episode is still under way.",
	Fix:   "Correct the dates of the enquiries, or conclude the earlier one.",
	Flags: rule.Fields{section47s: {"S47ActualStartDate", "DateOfInitialCPC"}},
	Needs: []string{section47s, headers},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, a := range m.Section47s {
				for _, b := range m.Section47s {
					same := a.S47ActualStartDate.Date == b.S47ActualStartDate.Date && a.DateOfInitialCPC.Date == b.DateOfInitialCPC.Date
					over := blank(b.DateOfInitialCPC) && b.NotRequired()
					if !same && !over && c.startsDuring(a.S47ActualStartDate, b.S47ActualStartDate, b.DateOfInitialCPC) {
						at(key(m.ID, a.S47ActualStartDate), a.Row, b.Row)
					}
				}
			}
		}
	}),
}}
