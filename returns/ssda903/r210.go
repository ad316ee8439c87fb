package ssda903

import (
	"time"

	"throughline/core"
	"throughline/rule"
)

// r210 finds UN4 with an episode that began on or after 24 March. The department's words ask
// the opposite; its tools flag these.
var r210 = []Rule{{
	Code:  "210",
	Words: "The code UN4 (newly looked after, number not yet known) conflicts with the episode dates of this child around 31 March.",
	Fix:   "Record the unique pupil number, or another code for why it is not known.",
	Flags: rule.Fields{headers: {"UPN"}, episodes: {"DECOM"}},
	Needs: []string{headers, episodes},
	Only:  rule.Clues{rule.OneOf(headers, "UPN", "UN4")},
	Check: func(c *Child, found rule.Found) {
		newly := core.Day(c.End.Year(), time.March, 24)
		for _, h := range c.Headers {
			for _, e := range c.Episodes {
				if h.UPN == "UN4" && e.Decom.NotBefore(newly) {
					found(h.Row, e.Row)
				}
			}
		}
	},
}}
