package ssda903

import "throughline/rule"

// r411 finds placements inside the authority that are in another. Where both columns are
// worked out from the postcode they agree; a file that brings them may not.
var r411 = []Rule{{
	Code:  "411",
	Words: "The placement is marked as inside the authority, but the authority of the placement is another one.",
	Fix:   "Correct where the placement is, or its authority.",
	Flags: rule.Fields{episodes: {"PL_LOCATION"}},
	Needs: []string{episodes, "PL_LOCATION", "PL_LA", "LA"},
	Check: eachEpisode(func(c *Child, e *Episode) bool { return e.PlLocation == "IN" && differ(e.PlLA, c.LA) }),
}}
