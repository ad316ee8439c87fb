package ssda903

import (
	"time"

	"throughline/core"
	"throughline/rule"
)

// r217 finds a child placed for adoption with the same foster carers whose episode is said
// to have begun with other carers.
var r217 = []Rule{{
	Code:  "217",
	Words: "When foster carers become the adopters (A3, A5) the carers do not change, so only S, T or U can be the reason for the new episode.",
	Fix:   "Record S, T or U as the reason for the new episode.",
	Flags: rule.Fields{episodes: {"PLACE", "DECOM", "RNE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "A3", "A5")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return oneOf(e.Place, "A3", "A5") && e.Decom.NotBefore(core.Day(2015, time.April, 1)) && !oneOf(e.RNE, "S", "T", "U")
	}),
}}
