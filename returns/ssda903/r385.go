package ssda903

import "throughline/rule"

// r385 finds episodes that ceased after the collection year.
var r385 = []Rule{{
	Code:  "385",
	Words: "The episode ends after the end of the collection year.",
	Fix:   "Correct the day on which the episode ceased; leave it blank if the episode went on past 31 March.",
	Flags: rule.Fields{episodes: {"DEC"}},
	Needs: []string{episodes},
	Check: eachEpisode(func(c *Child, e *Episode) bool { return e.Dec.After(c.End) }),
}}
