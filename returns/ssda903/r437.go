package ssda903

import "throughline/rule"

// r437 finds episodes after death, or after the young person was found to be 18.
var r437 = []Rule{{
	Code:  "437",
	Words: "The child is recorded as having died or as found to be 18 or over (E2 or E15), yet has a later episode.",
	Fix:   "Correct the reason for which the episode ceased, or remove the later episodes.",
	Flags: rule.Fields{episodes: {"REC"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Several(episodes), rule.OneOf(episodes, "REC", "E2", "E15")},
	Check: func(c *Child, found rule.Found) {
		c.Neighbours(func(_, e, after *Episode) {
			if oneOf(e.REC, "E2", "E15") && !e.Decom.IsZero() && after != nil {
				found(e.Row)
			}
		})
	},
}}
