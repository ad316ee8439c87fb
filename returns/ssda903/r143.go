package ssda903

import "throughline/rule"

// r143 finds an unknown reason for a new episode.
var r143 = []Rule{{
	Code:  "143",
	Words: "RNE holds an unknown code; use S, P, L, T, U or B.",
	Fix:   "Record S, P, L, T, U or B.",
	Flags: rule.Fields{episodes: {"RNE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Other(episodes, "RNE", reasonsForEpisode...)},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return foreign(e.RNE, reasonsForEpisode...) }),
}}

var reasonsForEpisode = []string{"S", "P", "L", "T", "U", "B"}
