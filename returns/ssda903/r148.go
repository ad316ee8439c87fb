package ssda903

import "throughline/rule"

// r148 finds an episode that ceased without its date or without its reason.
var r148 = []Rule{{
	Code:  "148",
	Words: "The end date and the reason the episode ended must be both given or both blank.",
	Fix:   "Record both the date and the reason, or neither while the episode is open.",
	Flags: rule.Fields{episodes: {"DEC", "REC"}},
	Needs: []string{episodes},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.Dec.Blank() != (e.REC == "") }),
}}
