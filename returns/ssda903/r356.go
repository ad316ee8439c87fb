package ssda903

import "throughline/rule"

// r356 finds episodes that end before they begin.
var r356 = []Rule{{
	Code:  "356",
	Words: "The episode ends before it starts.",
	Fix:   "Correct the day on which the episode began or ceased.",
	Flags: rule.Fields{episodes: {"DECOM"}},
	Needs: []string{episodes},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.Dec.Before(e.Decom.Date) }),
}}
