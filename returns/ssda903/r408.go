package ssda903

import "throughline/rule"

// r408 finds placements under a placement order that the legal status does not know of.
var r408 = []Rule{{
	Code:  "408",
	Words: "The placement type says adoption under a placement order, yet the legal status is not E1.",
	Fix:   "Correct the legal status or the placement type.",
	Flags: rule.Fields{episodes: {"PLACE", "LS"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "A5", "A6")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return oneOf(e.Place, "A5", "A6") && e.LS != "E1" }),
}}
