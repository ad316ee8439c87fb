package cin

import (
	"slices"

	"throughline/rule"
)

// r8565 finds activity on a case after it was closed. The start of a child protection plan is
// not looked at.
var r8565 = []Rule{{
	Code:  "8565",
	Words: "Activity is recorded on the case after the date on which it was closed.",
	Fix:   "Correct the date of closure, or the date of what came after it.",
	Flags: rule.Fields{details: {"CINclosureDate", "DateOfInitialCPC"}, assessments: {"AssessmentActualStartDate", "AssessmentAuthorisationDate"}, section47s: {"S47ActualStartDate", "DateOfInitialCPC"}, cpPlans: {"CPPendDate"}, cinPlans: {"CINPlanStartDate", "CINPlanEndDate"}},
	Needs: []string{details, assessments, section47s, cpPlans, cinPlans},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, d := range m.Details {
				late := lateRows(m, d.CINclosureDate)
				if d.CINclosureDate.Before(d.DateOfInitialCPC.Date) || len(late) > 0 {
					at(key(m.ID, d.CINclosureDate), append(late, d.Row)...)
				}
			}
		}
	}),
}}

// lateRows are the rows of a module, its CIN details apart, with a date after closure.
func lateRows(m *Module, closed rule.Date) (late []rule.Row) {
	check := func(row rule.Row, days ...rule.Date) {
		if slices.ContainsFunc(days, func(d rule.Date) bool { return closed.Before(d.Date) }) {
			late = append(late, row)
		}
	}
	for _, a := range m.Assessments {
		check(a.Row, a.AssessmentActualStartDate, a.AssessmentAuthorisationDate)
	}
	for _, s := range m.Section47s {
		check(s.Row, s.S47ActualStartDate, s.DateOfInitialCPC)
	}
	for _, p := range m.CPPlans {
		check(p.Row, p.CPPendDate)
	}
	for _, p := range m.CINPlans {
		check(p.Row, p.CINPlanStartDate, p.CINPlanEndDate)
	}
	return late
}
