package ssda903

import "throughline/rule"

// r365 finds short breaks that are not short.
var r365 = []Rule{{
	Code:  "365",
	Words: "A single short-term break lasted longer than 17 days.",
	Fix:   "Correct the legal status, or the days on which the break began and ceased.",
	Flags: rule.Fields{episodes: {"LS", "DECOM", "DEC"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "V3")},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		return e.LS == "V3" && c.orYearEnd(e.Dec).After(e.Decom.Plus(17))
	}),
}}
