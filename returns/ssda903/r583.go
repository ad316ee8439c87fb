package ssda903

import "throughline/rule"

// r583 finds a decision to place for adoption that was followed by another but not reversed.
var r583 = []Rule{{
	Code:  "583",
	Words: "More than one decision to place for adoption is recorded, and one that is not the latest has no date of reversal.",
	Fix:   "Record the date on which the earlier decision was reversed, or remove the row.",
	Flags: rule.Fields{placedAdoption: {"DATE_PLACED", "DATE_PLACED_CEASED"}},
	Needs: []string{placedAdoption},
	Check: func(c *Child, found rule.Found) {
		for i, p := range decisionsBackwards(c) {
			if i > 0 && p.DatePlacedCeased.Blank() {
				found(p.Row)
			}
		}
	},
}}
