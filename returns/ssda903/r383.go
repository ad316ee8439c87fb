package ssda903

import "throughline/rule"

// r383 finds children who did not go back to where they were before a temporary
// placement. From the collection of 2026 the postcode must be the same as well.
var r383 = []Rule{{
	Code:  "383",
	Until: 2025,
	Words: "After a temporary placement the child must go back to the placement they were in before it.",
	Fix:   "Correct the placements about the temporary one, or record it under a type that is not temporary.",
	Flags: rule.Fields{episodes: {"PLACE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", temporary...)},
	Check: wentElsewhere(func(before, after *Episode) bool { return differ(after.Place, before.Place) }),
}, {
	Code:  "383",
	From:  2026,
	Words: "After a temporary placement the child must go back to the same placement at the same postcode as before it.",
	Fix:   "Correct the placements about the temporary one, or record it under a type that is not temporary.",
	Flags: rule.Fields{episodes: {"PLACE", "RNE", "PL_POST"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", temporary...)},
	Check: wentElsewhere(func(before, after *Episode) bool {
		return differ(after.Place, before.Place) || differ(after.PlPost, before.PlPost)
	}),
}}

// wentElsewhere finds the episode after a temporary placement that did not begin with a
// change of carers, or that is elsewhere than the one before the temporary placement.
func wentElsewhere(elsewhere func(before, after *Episode) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		c.Neighbours(func(before, e, after *Episode) {
			if before == nil || after == nil || !oneOf(e.Place, temporary...) {
				return
			}
			if after.RNE != "P" || elsewhere(before, after) {
				found(after.Row)
			}
		})
	}
}
