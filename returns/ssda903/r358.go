package ssda903

import "throughline/rule"

// r358 finds children under the age of criminal responsibility with a status of youth
// justice. An episode that begins on the 10th birthday itself is flagged as well.
var r358 = []Rule{{
	Code:  "358",
	Words: "A child under 10 cannot have this youth justice legal status.",
	Fix:   "Correct the legal status, the day on which the episode began or the date of birth.",
	Flags: rule.Fields{episodes: {"DECOM", "LS"}, headers: {"DOB"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "J1", "J2", "J3")},
	Check: func(c *Child, found rule.Found) {
		for _, e := range c.Episodes {
			for _, h := range c.Headers {
				if oneOf(e.LS, "J1", "J2", "J3") && birthday(h.DOB, 10).NotBefore(e.Decom.Date) {
					found(e.Row, h.Row)
				}
			}
		}
	},
}}
