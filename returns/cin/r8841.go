package cin

import "throughline/rule"

// r8841 finds a review on or before the day on which its plan started.
var r8841 = []Rule{{
	Code:  "8841",
	Words: "A review is dated on or before the day on which the child protection plan started.",
	Fix:   "Correct the date of the review or the start of the plan.",
	Flags: rule.Fields{cpPlans: {"CPPstartDate"}, reviews: {"CPPreviewDate"}},
	Needs: []string{cpPlans, reviews},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, p := range m.CPPlans {
				for _, v := range m.reviewsOf(p) {
					if v.CPPreviewDate.NotAfter(p.CPPstartDate.Date) {
						at(key(p.CPPstartDate, v.CPPreviewDate), p.Row, v.Row)
					}
				}
			}
		}
	}),
}}
