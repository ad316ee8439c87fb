package ssda903

import "throughline/rule"

// r225 finds a change of placement without its reason. Temporary placements need none.
var r225 = []Rule{{
	Code:  "225",
	Words: "The placement changed after this episode, so a reason for the change is needed.",
	Fix:   "Record why the placement changed.",
	Flags: rule.Fields{episodes: {"REASON_PLACE_CHANGE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Several(episodes), rule.OneOf(episodes, "REC", "X1"), rule.Blank(episodes, "REASON_PLACE_CHANGE"), rule.OneOf(episodes, "RNE", "P", "B", "T", "U")},
	Check: func(c *Child, found rule.Found) {
		c.Neighbours(func(_, e, after *Episode) {
			if after != nil && e.REC == "X1" && e.ReasonPlaceChange == "" && !oneOf(e.Place, temporary...) &&
				oneOf(after.RNE, "P", "B", "T", "U") && !oneOf(after.Place, temporary...) {
				found(e.Row)
			}
		})
	},
}}
