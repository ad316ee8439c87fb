package cin

import "throughline/rule"

// r8935 finds open child protection plans of one number. The number is the department's
// grouping; as it starts at 1 in each episode, two open plans of one episode are not found
// here.
var r8935 = []Rule{{
	Code:  "8935",
	Words: "Two or more child protection plans of the child are open.",
	Fix:   "End the plan that is over.",
	Flags: rule.Fields{cpPlans: {"CPPendDate"}},
	Needs: []string{cpPlans},
	Check: keyed(func(c *Child, at issues) {
		open := map[string]int{}
		for _, p := range c.CPPlans {
			open[p.CPPID] += count(blank(p.CPPendDate))
		}
		for _, p := range c.CPPlans {
			if c.ID != "" && p.CPPID != "" && open[p.CPPID] > 1 {
				at(key(p.CPPID), p.Row)
			}
		}
	}),
}}
