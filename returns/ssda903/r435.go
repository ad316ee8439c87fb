package ssda903

import "throughline/rule"

// r435 finds changes of placement alone that are not: the legal status changed, or the
// placement stayed. A blank is the same as nothing here, so that placements without an
// Ofsted number are never seen to be the same.
var r435 = []Rule{{
	Code:  "435",
	Words: "The episode is said to start because only the placement changed, but the legal status differs or the placement details are all the same.",
	Fix:   "Correct the reason for the new episode, the legal status or the placement.",
	Flags: rule.Fields{episodes: {"LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Several(episodes), rule.OneOf(episodes, "RNE", "P", "T")},
	Check: eachEpisodeAfter(func(before, e *Episode) bool {
		details := e.placementDetails()
		samePlacement := !anyBlank(details[:]...) && details == before.placementDetails()
		return oneOf(e.RNE, "P", "T") && (differ(e.LS, before.LS) || samePlacement)
	}),
}}
