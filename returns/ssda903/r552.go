package ssda903

import "throughline/rule"

// r552 finds an adoptive placement that began before the decision for it.
var r552 = []Rule{{
	Code:  "552",
	Words: "The child's adoptive placement began before the decision to place for adoption.",
	Fix:   "Correct the date of the decision, or the date on which the adoptive placement began.",
	Flags: rule.Fields{episodes: {"DECOM"}, placedAdoption: {"DATE_PLACED"}},
	Needs: []string{episodes, placedAdoption},
	Only:  rule.Clues{rule.Rows(placedAdoption), rule.OneOf(episodes, "PLACE", withAdopters...)},
	Check: func(c *Child, found rule.Found) {
		var placed *Episode
		for _, e := range c.InOrder() {
			if e.PlacedForAdoption() && !e.Decom.IsZero() {
				placed = e
				break
			}
		}
		decisions := decisionsBackwards(c)
		if c.ID == "" || placed == nil || len(decisions) == 0 {
			return
		}
		if latest := decisions[0]; placed.Decom.Before(latest.DatePlaced.Date) {
			found(placed.Row, latest.Row)
		}
	},
}}

// decisionsBackwards are the decisions to place a child for adoption from the latest to
// the earliest, those without a day at the end.
func decisionsBackwards(c *Child) []*PlacedAdoption {
	return sorted(c.PlacedAdoption, func(a, b *PlacedAdoption) int {
		return compareBackwards(a.DatePlaced.Date, b.DatePlaced.Date)
	})
}
