package ssda903

import "throughline/rule"

// r420 finds an authority of placement of short breaks.
var r420 = []Rule{{
	Code:  "420",
	Words: "An authority of placement arises for a short-break episode (V3 or V4).",
	Fix:   "Remove the placement postcode, or correct the legal status.",
	Flags: rule.Fields{episodes: {"PL_LA"}},
	Needs: []string{episodes, "PL_LA"},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "V3", "V4")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.ShortBreak() && e.PlLA != "" }),
}}
