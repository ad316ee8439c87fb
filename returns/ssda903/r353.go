package ssda903

import (
	"throughline/core"
	"throughline/rule"
)

// r353 finds episodes older than the Children Act 1989, in force from 14 October 1991.
var r353 = []Rule{{
	Code:  "353",
	Words: "DECOM is earlier than 14 October 1991, the first day that can be returned.",
	Fix:   "Correct the day on which the episode began.",
	Flags: rule.Fields{episodes: {"DECOM"}},
	Needs: []string{episodes},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.Decom.Before(actInForce) }),
}}

var actInForce = core.Day(1991, 10, 14)
