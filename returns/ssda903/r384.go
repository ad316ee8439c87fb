package ssda903

import "throughline/rule"

// r384 finds long-term fostering in the course of short breaks.
var r384 = []Rule{{
	Code:  "384",
	Words: "Long-term fostering (U1, U4) does not go with short-term breaks (V3, V4).",
	Fix:   "Correct the placement type or the legal status.",
	Flags: rule.Fields{episodes: {"PLACE", "LS"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "V3", "V4"), rule.OneOf(episodes, "PLACE", "U1", "U4")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.ShortBreak() && oneOf(e.Place, "U1", "U4") }),
}}
