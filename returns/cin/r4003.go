package cin

import "throughline/rule"

// r4003 finds a review of a child protection plan on a day on which a child in need plan of
// the child was running, unless it is the day on which the protection plan ended.
var r4003 = []Rule{{
	Code:  "4003",
	Words: "A child protection review was held while a child in need plan was running.",
	Fix:   "Correct the date of the review or the dates of the child in need plan.",
	Flags: rule.Fields{cpPlans: {"CPPendDate"}, cinPlans: {"CINPlanStartDate"}, reviews: {"CPPreviewDate"}},
	Needs: []string{cpPlans, reviews, cinPlans},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, p := range m.CPPlans {
				for _, v := range m.reviewsOf(p) {
					for _, n := range c.CINPlans {
						running := v.CPPreviewDate.NotBefore(n.CINPlanStartDate.Date) && v.CPPreviewDate.Before(n.CINPlanEndDate.Date)
						if running && v.CPPreviewDate.Date != p.CPPendDate.Date {
							at(key(v.CPPreviewDate), v.Row, p.Row, n.Row)
						}
					}
				}
			}
		}
	}),
}}
