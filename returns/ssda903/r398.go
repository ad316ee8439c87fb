package ssda903

import "throughline/rule"

// r398 finds postcodes of short breaks.
var r398 = []Rule{{
	Code:  "398",
	Words: "Postcodes are recorded for a short-break episode (V3 or V4), where none are wanted.",
	Fix:   "Remove the postcodes, or correct the legal status.",
	Flags: rule.Fields{episodes: {"LS", "HOME_POST", "PL_POST"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "V3", "V4")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.ShortBreak() && anyGiven(e.HomePost, e.PlPost) }),
}}
