package ssda903

import "throughline/rule"

// r634 finds an earlier permanence arrangement of a child whose last episode began
// before the year. The department's wording has a fixed day, the check the year's first.
var r634 = []Rule{{
	Code:  "634",
	Words: "Details of an earlier permanence arrangement are given, but the child has not started an episode since the cut-off date.",
	Fix:   "Remove the details of the earlier permanence arrangement, or correct the dates on which the episodes began.",
	Flags: rule.Fields{episodes: {"DECOM"}, prevPerms: {"LA_PERM", "PREV_PERM", "DATE_PERM"}},
	Needs: []string{episodes, prevPerms},
	Only:  rule.Clues{rule.Rows(prevPerms)},
	Check: func(c *Child, found rule.Found) {
		latest := c.Latest()
		if latest == nil || !latest.Decom.Before(c.Start) {
			return
		}
		for _, p := range c.PrevPerms {
			if !anyGiven(p.PrevPerm, p.DatePerm.Text, p.LAPerm) {
				continue
			}
			rows := []rule.Row{p.Row}
			for _, e := range c.Episodes {
				rows = append(rows, e.Row)
			}
			found(rows...)
		}
	},
}}
