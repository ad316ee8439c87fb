package ssda903

import "throughline/rule"

// r382 finds temporary placements in the course of short breaks.
var r382 = []Rule{{
	Code:  "382",
	Words: "Codes T0 to T4 do not go with short-term breaks (V3, V4).",
	Fix:   "Correct the placement type or the legal status.",
	Flags: rule.Fields{episodes: {"LS", "PLACE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", temporary...), rule.OneOf(episodes, "LS", "V3", "V4")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return e.ShortBreak() && oneOf(e.Place, temporary...)
	}),
}}
