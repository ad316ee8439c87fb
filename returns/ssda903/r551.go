package ssda903

import "throughline/rule"

// r551 finds an adoptive placement without a day of decision. Any one decision of the
// child that lacks its day is enough.
var r551 = []Rule{{
	Code:  "551",
	Words: "An adoptive placement is recorded with no date for the decision behind it.",
	Fix:   "Record the date of the decision to place for adoption, or correct the placement type.",
	Flags: rule.Fields{episodes: {"PLACE"}},
	Needs: []string{episodes, placedAdoption},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", withAdopters...)},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		if !e.PlacedForAdoption() {
			return false
		}
		for _, p := range c.PlacedAdoption {
			if p.DatePlaced.Blank() {
				return true
			}
		}
		return len(c.PlacedAdoption) == 0
	}),
}}
