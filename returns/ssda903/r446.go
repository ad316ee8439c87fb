package ssda903

import (
	"throughline/core"
	"throughline/rule"
)

// r446 finds placement orders before the Adoption and Children Act 2002 came into force.
var r446 = []Rule{{
	Code:  "446",
	Words: "Placement orders (E1) cannot be the legal status of an episode that began before December 2005.",
	Fix:   "Correct the legal status, or the day on which the episode began.",
	Flags: rule.Fields{episodes: {"LS", "DECOM"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "E1")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return e.LS == "E1" && e.Decom.Before(core.Day(2005, 12, 1))
	}),
}}
