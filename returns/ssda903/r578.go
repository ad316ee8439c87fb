package ssda903

import "throughline/rule"

// r578 finds a spell of being missing that starts outside care.
var r578 = []Rule{{
	Code:  "578",
	Words: "The missing spell starts at a time when the child was not in care.",
	Fix:   "Correct the start of the spell, or the child's episodes.",
	Flags: rule.Fields{missings: {"MIS_START"}},
	Needs: []string{episodes, missings},
	Check: func(c *Child, found rule.Found) {
		periods := c.Periods()
		for _, m := range c.Missings {
			outside := len(periods) > 0
			for _, p := range periods {
				outside = outside && (m.MisStart.Before(p.Start) || m.MisStart.After(p.End))
			}
			if outside {
				found(m.Row)
			}
		}
	},
}}
