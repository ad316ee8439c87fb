package ssda903

import "throughline/rule"

// r179 finds a placement that cannot be told to be inside or outside the council's area.
var r179 = []Rule{{
	Code:  "179",
	Words: "It could not be worked out whether the placement is inside or outside the council's area; check the placement postcode.",
	Fix:   "Correct the postcode of the placement.",
	Flags: rule.Fields{episodes: {"PL_LOCATION"}},
	Needs: []string{episodes, "PL_LOCATION"},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return !e.ShortBreak() && e.PlLocation == "" }),
}}
