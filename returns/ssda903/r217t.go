package ssda903

import (
	"time"

	"throughline/core"
	"throughline/rule"
)

// r217t finds independent living after 27 October 2023, when the placement type went.
var r217t = []Rule{{
	Code:  "217t",
	From:  2024,
	Until: 2024,
	Words: "Placement type P2 may no longer be used from 28 October 2023.",
	Fix:   "Record the placement with another code from 28 October 2023.",
	Flags: rule.Fields{episodes: {"PLACE", "DECOM"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "P2")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return e.Place == "P2" && (e.Ongoing() || e.Dec.After(core.Day(2023, time.October, 28)))
	}),
}}
