package ssda903

import "throughline/rule"

// r144 finds an unknown legal status.
var r144 = []Rule{{
	Code:  "144",
	Words: "LS holds an unknown code; pick one from the list of legal statuses.",
	Fix:   "Record the legal status with one of the codes of the guidance.",
	Flags: rule.Fields{episodes: {"LS"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Other(episodes, "LS", legalStatuses...)},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return foreign(e.LS, legalStatuses...)
	}),
}}

var legalStatuses = []string{"C1", "C2", "D1", "E1", "V2", "V3", "V4", "J1", "J2", "J3", "L1", "L2", "L3"}
