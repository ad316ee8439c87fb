package ssda903

import "throughline/rule"

// r432 finds children who were back in care without coming into care. The codes are all
// those with which care ceases.
var r432 = []Rule{{
	Code:  "432",
	Words: "The previous episode ended the time in care, but this episode is not recorded as a new start of being looked after.",
	Fix:   "Correct the reason for the new episode to S, or the reason for which the episode before ceased to X1.",
	Flags: rule.Fields{episodes: {"RNE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Several(episodes), rule.OneOf(episodes, "REC", endsOfCare...)},
	Check: eachEpisodeAfter(func(before, e *Episode) bool {
		return !e.Starts() && oneOf(before.REC, endsOfCare...)
	}),
}}
