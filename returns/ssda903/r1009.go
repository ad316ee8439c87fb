package ssda903

import "throughline/rule"

// r1009 finds an unknown reason for a change of placement.
var r1009 = []Rule{{
	Code:  "1009",
	Words: "The reason for placement change is not one of the allowed codes.",
	Fix:   "Use one of the codes of the guidance, or leave the reason blank where the placement did not change.",
	Flags: rule.Fields{episodes: {"REASON_PLACE_CHANGE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Other(episodes, "REASON_PLACE_CHANGE", reasonsForMove...)},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return foreign(e.ReasonPlaceChange, reasonsForMove...)
	}),
}}

var reasonsForMove = []string{"CARPL", "CLOSE", "ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CHILD", "LAREQ", "PLACE", "CUSTOD", "OTHER"}
