package ssda903

import "throughline/rule"

// r142 finds an episode that has not ceased although another follows it.
var r142 = []Rule{{
	Code:  "142",
	Words: "A later episode has begun, but this episode has no end date or no reason for ending.",
	Fix:   "Record when and why the episode ceased.",
	Flags: rule.Fields{episodes: {"DEC", "REC"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Several(episodes), noDay(episodes, "DEC").Or(rule.Blank(episodes, "REC"))},
	Check: func(c *Child, found rule.Found) {
		c.Neighbours(func(_, e, after *Episode) {
			if after != nil && !e.Decom.IsZero() && (e.Ongoing() || e.REC == "") {
				found(e.Row)
			}
		})
	},
}}
