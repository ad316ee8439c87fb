package cin

import "throughline/rule"

// r4012q finds a child in need plan that starts and ends on one day.
var r4012q = []Rule{{
	Code:     "4012Q",
	Severity: rule.Warning,
	Words:    "A child in need plan starts and ends on the same day. Correct it or explain it.",
	Fix:      "Check the start and the end of the plan.",
	Flags:    rule.Fields{cinPlans: {"CINPlanStartDate", "CINPlanEndDate"}},
	Needs:    []string{cinPlans},
	Check: keyed(func(c *Child, at issues) {
		for _, p := range c.CINPlans {
			if present(p.CINPlanStartDate) && p.CINPlanStartDate.Date == p.CINPlanEndDate.Date {
				at(key(p.CINPlanStartDate, p.CINPlanEndDate), p.Row)
			}
		}
	}),
}}
