package ssda903

import "throughline/rule"

// r1008 finds a registration number that is in no list of providers.
var r1008 = []Rule{{
	Code:  "1008",
	Words: "The URN is not found in the Ofsted provider lists.",
	Fix:   "Correct the URN, or load the latest lists of providers.",
	Flags: rule.Fields{episodes: {"URN"}},
	Needs: []string{episodes, "provider_info"},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		return e.HasURN() && len(e.listed) == 0
	}),
}}
