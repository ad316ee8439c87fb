package ssda903

import "throughline/rule"

// r145 finds an unknown category of need.
var r145 = []Rule{{
	Code:  "145",
	Words: "CIN holds an unknown code; use N1 to N8.",
	Fix:   "Record N1 to N8.",
	Flags: rule.Fields{episodes: {"CIN"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Other(episodes, "CIN", needs...)},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return foreign(e.CIN, needs...)
	}),
}}

var needs = []string{"N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8"}
