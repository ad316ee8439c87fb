package ssda903

import "throughline/rule"

// r367 finds children with more than 75 days of short breaks in the year, the parts of a
// break before and after the year left out. Breaks recorded as V4 do not count.
var r367 = []Rule{{
	Code:  "367",
	Words: "The child had more than 75 days of short-term breaks in the year.",
	Fix:   "Correct the days of the short breaks; a child who has more is looked after under another legal status.",
	Flags: rule.Fields{episodes: {"LS", "DECOM", "DEC"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "V3")},
	Check: func(c *Child, found rule.Found) {
		if c.ID == "" {
			return
		}
		var breaks []rule.Row
		sum := 0
		for _, e := range c.Episodes {
			from, to := e.Decom.Date, c.orYearEnd(e.Dec)
			if from.Before(c.Start) {
				from = c.Start
			}
			if to.After(c.End) {
				to = c.End
			}
			if e.LS == "V3" && to.After(from) {
				breaks = append(breaks, e.Row)
				sum += int(to - from)
			}
		}
		if sum > 75 {
			found(breaks...)
		}
	},
}}
