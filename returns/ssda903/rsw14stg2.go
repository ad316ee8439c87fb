package ssda903

import "throughline/rule"

// rSW14STG2 finds a social worker episode left open that is not the last, with or
// without a start. Rows without an identifier are taken as one child's.
var rSW14STG2 = []Rule{{
	Code:  "SW14STG2",
	From:  2024,
	Until: 2024,
	Words: "A social worker episode that is not the child's latest has no end date.",
	Fix:   "Record the end of the social worker episode.",
	Flags: rule.Fields{swEpisodes: {"SW_DEC"}},
	Needs: []string{swEpisodes},
	Only:  rule.Clues{rule.Several(swEpisodes), noDay(swEpisodes, "SW_DEC")},
	Check: func(c *Child, found rule.Found) {
		es := c.Workers()
		for i, s := range es {
			if i < len(es)-1 && s.SWDec.IsZero() {
				found(s.Row)
			}
		}
	},
}}
