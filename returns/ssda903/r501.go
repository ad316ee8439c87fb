package ssda903

import "throughline/rule"

// r501 finds episodes that overlap.
var r501 = []Rule{{
	Code:  "501",
	Words: "This episode overlaps the one before it, which ends later than this one starts.",
	Fix:   "Correct the day on which this episode began, or the one before it ceased.",
	Flags: rule.Fields{episodes: {"DECOM", "DEC"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Several(episodes)},
	Check: eachEpisodeAfter(func(before, e *Episode) bool { return e.Decom.Before(before.Dec.Date) }),
}}
