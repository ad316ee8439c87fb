package ssda903

import "throughline/rule"

// r355 finds episodes of no length. It holds the texts against one another, no days: one
// day written in two ways passes, and an episode with neither day is flagged.
var r355 = []Rule{{
	Code:  "355",
	Words: "The episode starts and ends on the same day.",
	Fix:   "Correct one of the two days, or remove the episode.",
	Flags: rule.Fields{episodes: {"DECOM", "DEC"}},
	Needs: []string{episodes},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.Decom.Text == e.Dec.Text }),
}}
