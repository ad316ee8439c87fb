package ssda903

import "throughline/rule"

// r431 finds starts of being looked after while the child was looked after already.
var r431 = []Rule{{
	Code:  "431",
	Words: "The episode is recorded as the start of being looked after, but the episode before it had not ended earlier.",
	Fix:   "Correct the reason for the new episode, or the days of this episode and the one before.",
	Flags: rule.Fields{episodes: {"RNE", "DECOM"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Several(episodes), rule.OneOf(episodes, "RNE", "S")},
	Check: eachEpisodeAfter(func(before, e *Episode) bool {
		return e.Starts() && e.Decom.NotAfter(before.Dec.Date)
	}),
}}
