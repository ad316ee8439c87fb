package ssda903

import "throughline/rule"

// r504 finds categories of need that changed while the child stayed in care: the category
// is that with which the child came. Two blanks are flagged as well.
var r504 = []Rule{{
	Code:  "504",
	Words: "The category of need changed although the child stayed in care without a break.",
	Fix:   "Give every episode of one time in care the category of need with which it began.",
	Flags: rule.Fields{episodes: {"CIN"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Several(episodes), rule.OneOf(episodes, "REC", "X1")},
	Check: eachEpisodeAfter(func(before, e *Episode) bool {
		return before.REC == "X1" && sameDay(before.Dec.Date, e.Decom.Date) && differ(e.CIN, before.CIN)
	}),
}}
