package ssda903

import "throughline/rule"

// r407 finds special guardianship of grown people.
var r407 = []Rule{{
	Code:  "407",
	Words: "Care ended in special guardianship after the young person's 18th birthday.",
	Fix:   "Correct the reason for which the episode ceased, the day on which it did or the date of birth.",
	Flags: rule.Fields{episodes: {"DEC", "REC"}, headers: {"DOB"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(episodes, "REC", guardianships...)},
	Check: func(c *Child, found rule.Found) {
		for _, e := range c.Episodes {
			for _, h := range c.Headers {
				if oneOf(e.REC, guardianships...) && birthday(h.DOB, 18).Before(e.Dec.Date) {
					found(e.Row, h.Row)
				}
			}
		}
	},
}}

var guardianships = []string{"E45", "E46", "E47", "E48"}
