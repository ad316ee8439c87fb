package ssda903

import "throughline/rule"

// r436 finds changes of legal status and placement together where one of them stayed. A
// blank counts as an answer like another, for both.
var r436 = []Rule{{
	Code:  "436",
	Words: "The episode is said to start because both placement and legal status changed, but one of them is unchanged.",
	Fix:   "Correct the reason for the new episode, the legal status or the placement.",
	Flags: rule.Fields{episodes: {"RNE", "LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Several(episodes), rule.OneOf(episodes, "RNE", "U", "B")},
	Check: eachEpisodeAfter(func(before, e *Episode) bool {
		return oneOf(e.RNE, "U", "B") && (e.LS == before.LS || e.placementDetails() == before.placementDetails())
	}),
}}
