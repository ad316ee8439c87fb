package ssda903

import "throughline/rule"

// rSW08STG2 finds a dated social worker episode that was left open though another came
// after it. One without a date comes last of all.
var rSW08STG2 = []Rule{{
	Code:  "SW08STG2",
	From:  2024,
	Words: "This social worker episode was never closed, though the child has had another one since.",
	Fix:   "Record the end of the social worker episode.",
	Flags: rule.Fields{swEpisodes: {"SW_DEC"}},
	Needs: []string{swEpisodes},
	Only:  rule.Clues{rule.Several(swEpisodes), noDay(swEpisodes, "SW_DEC")},
	Check: func(c *Child, found rule.Found) {
		if c.ID == "" {
			return
		}
		es := c.Workers()
		for i, s := range es {
			if i < len(es)-1 && !s.SWDecom.IsZero() && s.SWDec.IsZero() {
				found(s.Row)
			}
		}
	},
}}
