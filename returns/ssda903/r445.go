package ssda903

import (
	"throughline/core"
	"throughline/rule"
)

// r445 finds freeing orders after the Adoption and Children Act 2002 came into force.
var r445 = []Rule{{
	Code:  "445",
	Until: 2024,
	Words: "Freeing orders (D1) cannot be the legal status of an episode that began after December 2005.",
	Fix:   "Correct the legal status, or the day on which the episode began.",
	Flags: rule.Fields{episodes: {"LS", "DECOM"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "D1")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return e.LS == "D1" && e.Decom.After(core.Day(2005, 12, 31))
	}),
}}
