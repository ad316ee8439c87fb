package ssda903

import "throughline/rule"

// r302 finds a child whose care began before they were born.
var r302 = []Rule{{
	Code:  "302",
	Words: "Birth date and earliest DECOM contradict each other: care began ahead of birth.",
	Fix:   "Correct the date of birth, or the day on which the first episode began.",
	Flags: rule.Fields{headers: {"DOB"}, episodes: {"DECOM"}},
	Needs: []string{headers, episodes},
	Check: func(c *Child, found rule.Found) {
		first := c.First()
		if first == nil {
			return
		}
		for _, h := range c.Headers {
			if h.DOB.After(first.Decom.Date) {
				found(h.Row, first.Row)
			}
		}
	},
}}
