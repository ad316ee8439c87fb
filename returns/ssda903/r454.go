package ssda903

import "throughline/rule"

// r454 finds placements so far from home that a postcode is likely to be wrong. 999.9
// stands for a distance that is not known.
var r454 = []Rule{{
	Code:  "454",
	From:  2026,
	Words: "The placement is more than 350 miles from home. Children who used to be unaccompanied asylum seekers may be listed wrongly.",
	Fix:   "Correct the postcode of the home or of the placement.",
	Flags: rule.Fields{episodes: {"PL_DISTANCE"}},
	Needs: []string{episodes, "PL_DISTANCE"},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		miles := e.PlDistance
		return miles.Known && miles.Value > 350 && miles.Value != 999.9
	}),
}}
