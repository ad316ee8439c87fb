package ssda903

import "throughline/rule"

// r141 finds an episode that began on what is no date.
var r141 = []Rule{{
	Code:  "141",
	Words: "DECOM cannot be read as a date.",
	Fix:   "Write the date as dd/mm/yyyy.",
	Flags: rule.Fields{episodes: {"DECOM"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Unreadable(episodes, "DECOM")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.Decom.Unreadable() }),
}}
