package ssda903

import "throughline/rule"

// r366 finds short breaks that are said to carry on from another episode.
var r366 = []Rule{{
	Code:  "366",
	Words: "The placement cannot change in the course of a short-term break; its reason for new episode must be S.",
	Fix:   "Correct the reason for the new episode to S, or the legal status.",
	Flags: rule.Fields{episodes: {"RNE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "V3")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.LS == "V3" && !e.Starts() }),
}}
