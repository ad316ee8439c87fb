package ssda903

import "throughline/rule"

// r214 finds where a short break was spent, which is not asked.
var r214 = []Rule{{
	Code:  "214",
	Words: "A placement postcode or URN is given for a short-term break, where none is needed.",
	Fix:   "Leave the placement's postcode and URN blank.",
	Flags: rule.Fields{episodes: {"PL_POST", "URN"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "V3", "V4")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.ShortBreak() && anyGiven(e.PlPost, e.URN) }),
}}
