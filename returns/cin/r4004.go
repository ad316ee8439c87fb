package cin

import "throughline/rule"

// r4004 finds more than one open child in need plan on an episode. All plans of the episode
// are flagged.
var r4004 = []Rule{{
	Code:  "4004",
	Words: "More than one child in need plan without an end date is recorded on the same episode.",
	Fix:   "End each plan on the day on which the next one replaced it.",
	Flags: rule.Fields{cinPlans: {"CINPlanEndDate"}},
	Needs: []string{cinPlans},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			open := 0
			for _, p := range m.CINPlans {
				open += count(blank(p.CINPlanEndDate))
			}
			if c.ID != "" && m.ID != "" && open > 1 {
				at(key(m.ID), rowsOf(m.CINPlans, func(p *CINPlan) rule.Row { return p.Row })...)
			}
		}
	}),
}}
