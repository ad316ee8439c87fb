package ssda903

import "throughline/rule"

// r147 finds an episode that ceased on what is no date.
var r147 = []Rule{{
	Code:  "147",
	Words: "DEC cannot be read as a date.",
	Fix:   "Write the date as dd/mm/yyyy.",
	Flags: rule.Fields{episodes: {"DEC"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Unreadable(episodes, "DEC")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.Dec.Unreadable() }),
}}
