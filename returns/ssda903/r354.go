package ssda903

import "throughline/rule"

// r354 finds episodes that begin after the collection year.
var r354 = []Rule{{
	Code:  "354",
	Words: "The episode starts after the end of the collection year.",
	Fix:   "Correct the day on which the episode began, or leave the episode for next year's return.",
	Flags: rule.Fields{episodes: {"DECOM"}},
	Needs: []string{episodes},
	Check: eachEpisode(func(c *Child, e *Episode) bool { return e.Decom.After(c.End) }),
}}
