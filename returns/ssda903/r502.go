package ssda903

import "throughline/rule"

// r502 finds children whose first episode is not the one that last year left open. Every
// one left open counts, not only the last.
var r502 = []Rule{{
	Code:  "502",
	Words: "Last year's return left an episode open, but this year's first episode has another start date.",
	Fix:   "Begin this year with the episode that was open, and end it if it ceased; or correct the day on which it began.",
	Flags: rule.Fields{episodes: {"DECOM"}},
	Needs: []string{episodes, episodes + last},
	Check: func(c *Child, found rule.Found) {
		first := c.First()
		if first == nil {
			return
		}
		for i := range c.Last.Episodes {
			open := &c.Last.Episodes[i]
			if open.Dec.Blank() && !sameDay(open.Decom.Date, first.Decom.Date) {
				found(first.Row)
			}
		}
	},
}}
