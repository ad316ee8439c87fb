package ssda903

import "throughline/rule"

// r378 finds children who are accommodated by agreement with their own parents.
var r378 = []Rule{{
	Code:  "378",
	Words: "A child placed with parents (P1) cannot be looked after under single-period section 20 accommodation (V2).",
	Fix:   "Correct the placement type or the legal status.",
	Flags: rule.Fields{episodes: {"PLACE", "LS"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "P1"), rule.OneOf(episodes, "LS", "V2")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.Place == "P1" && e.LS == "V2" }),
}}
