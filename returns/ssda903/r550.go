package ssda903

import "throughline/rule"

// r550 finds a placement provided by parents that is not with parents.
var r550 = []Rule{{
	Code:  "550",
	Words: "Provider PR0 goes only with a placement with parents (P1).",
	Fix:   "Correct the placement type or the placement provider.",
	Flags: rule.Fields{episodes: {"PLACE", "PLACE_PROVIDER"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE_PROVIDER", "PR0")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.PlaceProvider == "PR0" && e.Place != "P1" }),
}}
