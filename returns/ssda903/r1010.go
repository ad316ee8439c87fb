package ssda903

import "throughline/rule"

// r1010 finds care leaver details of a child who was in care at the end of last year's
// return and is not in this year's. Whether the last episode had ceased is judged by the
// text of its day.
var r1010 = []Rule{{
	Code:  "1010",
	Words: "Care leaver details are given, and last year's return ended with an open episode, but there is no episode for the child this year.",
	Fix:   "Return the child's episodes of this year, or remove the care leaver details.",
	Flags: rule.Fields{oc3s: {"IN_TOUCH", "ACTIV", "ACCOM"}},
	Needs: []string{episodes, episodes + last, oc3s},
	Check: func(c *Child, found rule.Found) {
		if c.ID == "" || len(c.Episodes) > 0 {
			return
		}
		open := false
		for _, e := range sorted(c.Last.Episodes, compareBegun) {
			if !e.Decom.IsZero() {
				open = e.Dec.Blank()
			}
		}
		if open {
			for _, o := range c.OC3s {
				found(o.Row)
			}
		}
	},
}}
