package ssda903

import "throughline/rule"

// r1015 finds the council's own provision outside its own area. Foster carers and adopters
// may live anywhere; a place that is not known counts as outside.
var r1015 = []Rule{{
	Code:  "1015",
	Words: "The placement is recorded as the council's own provision but lies outside the council's area.",
	Fix:   "Correct the placement provider or the postcode of the placement.",
	Flags: rule.Fields{episodes: {"PL_LA"}},
	Needs: []string{episodes, "PL_LA", "LA"},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE_PROVIDER", "PR1"), rule.Other(episodes, "PLACE", adoptersOrFosterCarers...)},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		return e.PlaceProvider == "PR1" && e.LS != "" && e.Place != "" && !e.ShortBreak() &&
			!oneOf(e.Place, adoptersOrFosterCarers...) && e.PlLA != c.LA
	}),
}}

// adoptersOrFosterCarers are the placements that may lie anywhere, whoever provides them.
var adoptersOrFosterCarers = []string{"A3", "A4", "A5", "A6", "U1", "U2", "U3", "U4", "U5", "U6"}
