package ssda903

import "throughline/rule"

// r562 finds a first episode of before this year with which last year did not end.
var r562 = []Rule{{
	Code:  "562",
	Words: "The episode began before this year, but last year's return does not end with an episode that started that day.",
	Fix:   "Correct the date on which the episode began, or amend last year's return.",
	Flags: rule.Fields{episodes: {"DECOM"}},
	Needs: []string{episodes, episodes + last},
	Check: func(c *Child, found rule.Found) {
		first, then := c.First(), c.LatestLastYear()
		if first == nil || !first.Decom.Before(c.Start) {
			return
		}
		if then == nil || then.Decom.Date != first.Decom.Date {
			found(first.Row)
		}
	},
}}
