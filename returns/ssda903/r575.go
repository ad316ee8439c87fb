package ssda903

import "throughline/rule"

// r575 finds an open spell that began in an episode which has ceased.
var r575 = []Rule{{
	Code:  "575",
	Words: "The placement the child went missing from has ended, but the missing spell has no end date.",
	Fix:   "Record the date on which the spell ended.",
	Flags: rule.Fields{missings: {"MIS_END"}},
	Needs: []string{episodes, missings},
	Check: eachMissing(func(c *Child, m *Missing) bool {
		if m.MisEnd.Given() {
			return false
		}
		for _, e := range c.Episodes {
			if m.MisStart.Within(e.Decom.Date, e.Dec.Date) {
				return true
			}
		}
		return false
	}),
}}
