package ssda903

import "throughline/rule"

// r331 finds an adoptive placement that began before the match.
var r331 = []Rule{{
	Code:  "331",
	Words: "The child was matched with the adopters only after the adoptive placement began.",
	Fix:   "Correct the date of matching, or the day on which the adoptive placement began.",
	Flags: rule.Fields{ad1s: {"DATE_MATCH"}, episodes: {"DECOM", "REC"}},
	Needs: []string{ad1s, episodes},
	Only:  rule.Clues{rule.Rows(ad1s), rule.OneOf(episodes, "REC", adoptionOrders...)},
	Check: func(c *Child, found rule.Found) {
		for _, e := range c.Episodes {
			for _, a := range c.AD1s {
				if e.Adopted() && a.DateMatch.After(e.Decom.Date) {
					found(e.Row, a.Row)
				}
			}
		}
	},
}}
