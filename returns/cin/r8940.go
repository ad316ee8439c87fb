package cin

import "throughline/rule"

// r8940 finds two child protection plans of a child that overlap; to start on the day on which
// the other ends is to overlap.
var r8940 = []Rule{{
	Code:  "8940",
	Words: "Two child protection plans of the child overlap.",
	Fix:   "Correct the dates of the plans, so that one ends before the next starts.",
	Flags: rule.Fields{cpPlans: {"CPPstartDate", "CPPendDate"}},
	Needs: []string{cpPlans, headers},
	Check: keyed(func(c *Child, at issues) {
		for i, a := range c.CPPlans {
			for j, b := range c.CPPlans {
				if i != j && c.startsDuring(a.CPPstartDate, b.CPPstartDate, b.CPPendDate) {
					at(key(a.CPPID, b.CPPID), a.Row, b.Row)
				}
			}
		}
	}),
}}
