package ssda903

import "throughline/rule"

// r434 finds changes of legal status alone that are not: the status stayed, or the
// placement changed. In the placement a blank counts as an answer like another.
var r434 = []Rule{{
	Code:  "434",
	Words: "The episode is said to start because only the legal status changed, but the legal status is the same or the placement details differ.",
	Fix:   "Correct the reason for the new episode, the legal status or the placement.",
	Flags: rule.Fields{episodes: {"RNE", "LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Several(episodes), rule.OneOf(episodes, "RNE", "L")},
	Check: eachEpisodeAfter(func(before, e *Episode) bool {
		sameStatus := !differ(e.LS, before.LS)
		return e.RNE == "L" && (sameStatus || e.placementDetails() != before.placementDetails())
	}),
}}
