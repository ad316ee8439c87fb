package cin

import (
	"slices"

	"throughline/rule"
)

// r2885 finds a plan begun in the year on another day than that of its conference. Where the
// module has an enquiry that needs a conference, the conference is looked for there, and
// otherwise on the CIN details.
var r2885 = []Rule{{
	Code:  "2885",
	Words: "A child protection plan does not start on the day of its initial child protection conference.",
	Fix:   "Correct the start of the plan or the date of the conference; they are the same day.",
	Flags: rule.Fields{cpPlans: {"CPPstartDate"}, section47s: {"DateOfInitialCPC"}, details: {"DateOfInitialCPC"}},
	Needs: []string{cpPlans, section47s, details, headers},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			var plans []*CPPlan
			for _, p := range m.CPPlans {
				if c.inPeriod(p.CPPstartDate) {
					plans = append(plans, p)
				}
			}
			if len(plans) == 0 {
				continue
			}
			var enquiries []*Section47
			for _, s := range m.Section47s {
				if !s.NotRequired() {
					enquiries = append(enquiries, s)
				}
			}
			if len(enquiries) > 0 {
				plansAgainstEnquiries(m, plans, enquiries, at)
			} else {
				plansAgainstDetails(m, plans, at)
			}
		}
	}),
}}

// plansAgainstEnquiries flags the plans that no enquiry's conference matches, and all
// enquiries where none of them matches any plan.
func plansAgainstEnquiries(m *Module, plans []*CPPlan, enquiries []*Section47, at issues) {
	matched := false
	for _, p := range plans {
		if slices.ContainsFunc(enquiries, func(s *Section47) bool { return s.DateOfInitialCPC.Date == p.CPPstartDate.Date }) {
			matched = true
		} else {
			at(key(m.ID, p.CPPstartDate), p.Row)
		}
	}
	for _, s := range enquiries {
		if !matched {
			at(key(m.ID), s.Row)
		}
	}
}

// plansAgainstDetails flags the plans that no conference on the CIN details matches, and
// the CIN details that match no plan.
func plansAgainstDetails(m *Module, plans []*CPPlan, at issues) {
	same := func(d *Details, p *CPPlan) bool { return d.DateOfInitialCPC.Date == p.CPPstartDate.Date }
	for _, p := range plans {
		if !slices.ContainsFunc(m.Details, func(d *Details) bool { return same(d, p) }) {
			at(key(m.ID, p.CPPstartDate), p.Row)
		}
	}
	for _, d := range m.Details {
		if !slices.ContainsFunc(plans, func(p *CPPlan) bool { return same(d, p) }) {
			at(key(m.ID), d.Row)
		}
	}
}
