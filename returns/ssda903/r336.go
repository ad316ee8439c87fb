package ssda903

import "throughline/rule"

// r336 finds placements for adoption that nothing led up to. A child without a day of
// beginning is left out; a row without an identifier has nothing before it and is flagged.
var r336 = []Rule{{
	Code:  "336",
	Words: "A child placed for adoption had no foster or adoptive placement just before.",
	Fix:   "Correct the placement type of this episode or of the one before it.",
	Flags: rule.Fields{episodes: {"PLACE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "A3", "A4")},
	Check: func(c *Child, found rule.Found) {
		c.Neighbours(func(before, e, _ *Episode) {
			if !oneOf(e.Place, "A3", "A4") {
				return
			}
			unprepared := before != nil && c.First() != nil &&
				!oneOf(before.Place, "A3", "A4", "A5", "A6", "U1", "U2", "U3", "U4", "U5", "U6")
			if unprepared || c.ID == "" {
				found(e.Row)
			}
		})
	},
}}
