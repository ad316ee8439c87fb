package ssda903

import "throughline/rule"

// rNoE finds episodes of before this year of a child whom last year's return does not
// know. It is not one of the department's numbered rules; its collection system checks
// the same.
var rNoE = []Rule{{
	Code:  "NoE",
	Words: "The child came into care before this year, but last year's return has no episodes for them.",
	Fix:   "Correct the dates on which the episodes began, or amend last year's return.",
	Flags: rule.Fields{episodes: {"DECOM"}},
	Needs: []string{episodes, episodes + last},
	Check: eachEpisode(func(c *Child, e *Episode) bool { return e.Decom.Before(c.Start) && len(c.Last.Episodes) == 0 }),
}}
