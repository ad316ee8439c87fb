package ssda903

import "throughline/rule"

// r579 finds a decision to place for adoption made while the one before it stood.
var r579 = []Rule{{
	Code:  "579",
	Words: "A new decision to place for adoption is recorded while the decision before it is still open, or before that one ended.",
	Fix:   "Record the reversal of the earlier decision, or correct the dates.",
	Flags: rule.Fields{placedAdoption: {"DATE_PLACED", "DATE_PLACED_CEASED"}},
	Needs: []string{placedAdoption},
	Check: func(c *Child, found rule.Found) {
		if c.ID == "" {
			return
		}
		decisions := sorted(c.PlacedAdoption, func(a, b *PlacedAdoption) int {
			return compareDates(a.DatePlaced.Date, b.DatePlaced.Date)
		})
		for i := 1; i < len(decisions); i++ {
			before, p := decisions[i-1], decisions[i]
			if before.DatePlacedCeased.IsZero() || p.DatePlaced.Before(before.DatePlacedCeased.Date) {
				found(p.Row)
			}
		}
	},
}}
