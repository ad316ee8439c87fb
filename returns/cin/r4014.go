package cin

import "throughline/rule"

// r4014 finds two child in need plans of a child that overlap; to start on the day on which
// the other ends is to overlap.
var r4014 = []Rule{{
	Code:  "4014",
	Words: "Two child in need plans of the same child overlap.",
	Fix:   "Correct the dates of the plans, so that one ends before the next starts.",
	Flags: rule.Fields{cinPlans: {"CINPlanStartDate", "CINPlanEndDate"}},
	Needs: []string{cinPlans, headers},
	Check: keyed(func(c *Child, at issues) {
		for i, a := range c.CINPlans {
			for j, b := range c.CINPlans {
				if i != j && c.startsDuring(a.CINPlanStartDate, b.CINPlanStartDate, b.CINPlanEndDate) {
					at(key(a.CINPlanStartDate, b.CINPlanStartDate), a.Row, b.Row)
				}
			}
		}
	}),
}}
