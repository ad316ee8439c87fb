package cin

import "throughline/rule"

// r8831 finds an assessment, an enquiry or a conference on a referral that led to no further
// action. An enquiry counts by its start; where the CIN details hold a conference, every
// enquiry is flagged with it.
var r8831 = []Rule{{
	Code:  "8831",
	Words: "Assessment, enquiry or conference activity is recorded on a referral that led to no further action.",
	Fix:   "Correct the no further action flag, or take out what does not belong to the referral.",
	Flags: rule.Fields{details: {"DateOfInitialCPC"}, assessments: {"LAchildID"}, section47s: {"LAchildID"}},
	Needs: []string{details, section47s, assessments},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, d := range m.Details {
				if !d.NFA() {
					continue
				}
				if present(d.DateOfInitialCPC) {
					at(key(m.ID), d.Row)
				}
				for _, s := range m.Section47s {
					if present(s.S47ActualStartDate) || present(d.DateOfInitialCPC) {
						at(key(m.ID), d.Row, s.Row)
					}
				}
				for _, a := range m.Assessments {
					if present(a.AssessmentActualStartDate) || present(a.AssessmentAuthorisationDate) {
						at(key(m.ID), d.Row, a.Row)
					}
				}
			}
		}
	}),
}}
