package cin

import "throughline/rule"

// r2883 finds a return with more plans begun in the year than conferences held. Rows are
// counted one by one; children are not matched.
var r2883 = []Rule{{
	Code:  "2883",
	Words: "More child protection plans start in the year than initial conferences were held.",
	Fix:   "Record the initial conference from which each child protection plan of the year came.",
	Needs: []string{cpPlans, details, section47s, headers},
	Across: func(r *Return, found rule.Found) {
		plans, conferences := 0, 0
		for _, c := range r.children {
			for _, p := range c.CPPlans {
				plans += count(r.inPeriod(p.CPPstartDate))
			}
			for _, d := range c.Details {
				conferences += count(r.inPeriod(d.DateOfInitialCPC))
			}
			for _, s := range c.Section47s {
				conferences += count(r.inPeriod(s.DateOfInitialCPC))
			}
		}
		if plans > conferences {
			found(rule.WholeReturn)
		}
	},
}}
