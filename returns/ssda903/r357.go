package ssda903

import "throughline/rule"

// r357 finds children whose first episode of the year carries on from one that is not there.
var r357 = []Rule{{
	Code:  "357",
	Words: "The child's first episode began in the year, so its reason must be S; or an earlier episode has been left out.",
	Fix:   "Add the earlier episode, or correct the reason for the new episode to S.",
	Flags: rule.Fields{episodes: {"RNE"}},
	Needs: []string{episodes},
	Check: func(c *Child, found rule.Found) {
		if e := c.First(); e != nil && e.Decom.NotBefore(c.Start) && !e.Starts() {
			found(e.Row)
		}
	},
}}
