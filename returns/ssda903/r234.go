package ssda903

import "throughline/rule"

// r234 finds custody as the reason for a change of placement of a child under 10.
var r234 = []Rule{{
	Code:  "234",
	From:  2026,
	Words: "The placement of a child under 10 cannot have changed because of custody.",
	Fix:   "Correct the reason, or the date of birth.",
	Flags: rule.Fields{episodes: {"REASON_PLACE_CHANGE"}, headers: {"DOB"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(episodes, "REASON_PLACE_CHANGE", "CUSTOD")},
	Check: func(c *Child, found rule.Found) {
		for _, e := range c.Episodes {
			for _, h := range c.Headers {
				if e.ReasonPlaceChange == "CUSTOD" && birthday(h.DOB, 10).After(e.Decom.Date) {
					found(e.Row, h.Row)
				}
			}
		}
	},
}}
