package ssda903

import "throughline/rule"

// r381 finds children who left care out of a temporary placement.
var r381 = []Rule{{
	Code:  "381",
	Words: "The last episode before leaving care is coded T0 to T4; use the placement the child really left from.",
	Fix:   "Enter the placement that the child left care from, or correct the reason for which the episode ceased.",
	Flags: rule.Fields{episodes: {"PLACE", "REC"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", temporary...), rule.Other(episodes, "REC", "X1")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return oneOf(e.Place, temporary...) && e.REC != "" && e.REC != "X1"
	}),
}}
