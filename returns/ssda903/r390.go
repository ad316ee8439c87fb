package ssda903

import "throughline/rule"

// r390 finds adoptions out of a placement that was not for adoption.
var r390 = []Rule{{
	Code:  "390",
	Words: "The episode ended in adoption, but the child was not in an adoptive placement in that episode.",
	Fix:   "Correct the placement type, or the reason for which the episode ceased.",
	Flags: rule.Fields{episodes: {"PLACE", "REC"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "REC", adoptionOrders...)},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.Adopted() && !e.PlacedForAdoption() }),
}}
