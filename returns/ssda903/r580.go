package ssda903

import "throughline/rule"

// r580 finds care that ended on the 18th birthday of a child missing until then, for
// another reason than E8.
var r580 = []Rule{{
	Code:  "580",
	Words: "The child was missing up to their 18th birthday, when care ended, but the end reason is not E8.",
	Fix:   "Record E8 as the reason for which the episode ceased, or correct the end of the missing spell.",
	Flags: rule.Fields{episodes: {"REC"}},
	Needs: []string{episodes, missings},
	Only:  rule.Clues{rule.Given(missings, "MIS_END")},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		for _, m := range c.Missings {
			adult := birthday(m.DOB, 18)
			if sameDay(m.MisEnd.Date, adult) && sameDay(e.Dec.Date, adult) && e.REC != "E8" {
				return true
			}
		}
		return false
	}),
}}
