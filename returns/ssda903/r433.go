package ssda903

import (
	"cmp"

	"throughline/rule"
)

// r433 finds episodes that carry on from one before which ended on another day. The texts
// are held against one another: one day written in two ways is flagged.
var r433 = []Rule{{
	Code:  "433",
	Words: "The episode is recorded as carrying on from the one before, but it does not start on the day that one ended.",
	Fix:   "Correct the reason for the new episode, or the days of this episode and the one before.",
	Flags: rule.Fields{episodes: {"RNE", "DECOM"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Several(episodes), rule.Other(episodes, "RNE", "S")},
	Check: func(c *Child, found rule.Found) {
		if c.ID == "" {
			return
		}
		es := sorted(c.Episodes, func(a, b *Episode) int {
			return cmp.Or(compareDates(a.Decom.Date, b.Decom.Date), compareDates(a.Dec.Date, b.Dec.Date))
		})
		for i, e := range es {
			if i > 0 && oneOf(e.RNE, "P", "L", "T", "U", "B") && differ(es[i-1].Dec.Text, e.Decom.Text) {
				found(e.Row)
			}
		}
	},
}}
