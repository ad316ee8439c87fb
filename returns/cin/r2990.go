package cin

import "throughline/rule"

// r2990 finds an enquiry, a conference or a plan on a case that was closed straight after
// assessment.
var r2990 = []Rule{{
	Code:  "2990",
	Words: "The case was closed straight after assessment, yet further activity (enquiry, conference or plan) is recorded on it.",
	Fix:   "Correct the reason for closure, or take out what does not belong to the case.",
	Flags: rule.Fields{cpPlans: {"LAchildID"}, details: {"DateOfInitialCPC"}, cinPlans: {"LAchildID"}, section47s: {"LAchildID"}},
	Needs: []string{details, cpPlans, section47s, cinPlans},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			activity := len(m.CPPlans)+len(m.Section47s)+len(m.CINPlans) > 0
			for _, d := range m.Details {
				if d.AfterAssessment() && (present(d.DateOfInitialCPC) || activity) {
					at(key(m.ID), d.Row)
					at(key(m.ID), rowsOf(m.CPPlans, func(p *CPPlan) rule.Row { return p.Row })...)
					at(key(m.ID), rowsOf(m.CINPlans, func(p *CINPlan) rule.Row { return p.Row })...)
					at(key(m.ID), rowsOf(m.Section47s, func(s *Section47) rule.Row { return s.Row })...)
				}
			}
		}
	}),
}}
