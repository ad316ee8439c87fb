package ssda903

import "throughline/rule"

// r581 finds a spell of being missing that starts in none of the child's episodes.
var r581 = []Rule{{
	Code:  "581",
	Words: "The missing spell does not start within any of the child's episodes of care.",
	Fix:   "Correct the start of the spell, or the child's episodes.",
	Flags: rule.Fields{missings: {"MIS_START"}},
	Needs: []string{episodes, missings},
	Check: eachMissing(func(c *Child, m *Missing) bool {
		for i := range c.Episodes {
			e := &c.Episodes[i]
			if e.Decom.NotAfter(m.MisStart.Date) && (m.MisStart.NotAfter(e.Dec.Date) || e.Ongoing()) {
				return false
			}
		}
		return len(c.Episodes) > 0
	}),
}}
