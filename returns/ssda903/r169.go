package ssda903

import "throughline/rule"

// r169 finds a placement of which the authority cannot be found.
var r169 = []Rule{{
	Code:  "169",
	Words: "The local authority of the placement could not be found; check the placement postcode.",
	Fix:   "Correct the postcode of the placement.",
	Flags: rule.Fields{episodes: {"PL_LA"}},
	Needs: []string{episodes, "PL_LA"},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return !e.ShortBreak() && e.PlLA == "" }),
}}
