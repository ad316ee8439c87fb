package ssda903

import "throughline/rule"

// r451 finds children still under a freeing order.
var r451 = []Rule{{
	Code:  "451",
	Until: 2024,
	Words: "The child is still shown under a freeing order, which has not been available since the end of 2005.",
	Fix:   "Correct the legal status, or give the day on which the episode ceased and why.",
	Flags: rule.Fields{episodes: {"DEC", "REC", "LS"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "D1")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return e.LS == "D1" && e.Dec.Blank() && e.REC == ""
	}),
}}
