package ssda903

import "throughline/rule"

// r226 finds a temporary placement with a reason for a change of placement, on itself or on
// the episode before it.
var r226 = []Rule{{
	Code:  "226",
	Until: 2025,
	Words: "A reason for placement change is given at or just before a temporary placement, where none is needed.",
	Fix:   "Remove the reason from the temporary placement and from the episode before it.",
	Flags: rule.Fields{episodes: {"REASON_PLACE_CHANGE", "PLACE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", temporary...), rule.Given(episodes, "REASON_PLACE_CHANGE")},
	Check: unexplained,
}, {
	Code:  "226",
	From:  2026,
	Words: "A temporary placement needs no reason for placement change, neither on itself nor on the episode before it.",
	Fix:   "Remove the reason from the temporary placement and from the episode before it.",
	Flags: rule.Fields{episodes: {"REASON_PLACE_CHANGE", "PLACE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", temporary...), rule.Given(episodes, "REASON_PLACE_CHANGE")},
	Check: unexplained,
}}

func unexplained(c *Child, found rule.Found) {
	c.Neighbours(func(before, e, _ *Episode) {
		if oneOf(e.Place, temporary...) && (e.ReasonPlaceChange != "" || before != nil && before.ReasonPlaceChange != "") {
			found(e.Row)
		}
	})
}
