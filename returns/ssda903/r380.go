package ssda903

import "throughline/rule"

// r380 finds temporary placements that did not begin with a change of carers.
var r380 = []Rule{{
	Code:  "380",
	Words: "A temporary placement must begin with reason P or B; being looked after cannot start with one.",
	Fix:   "Correct the reason for the new episode, or the placement type.",
	Flags: rule.Fields{episodes: {"PLACE", "RNE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", temporary...)},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return oneOf(e.Place, temporary...) && !oneOf(e.RNE, "P", "B")
	}),
}}
