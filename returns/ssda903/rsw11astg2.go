package ssda903

import "throughline/rule"

// rSW11aSTG2 finds a social worker episode that does not follow within five days, either
// way, of one that ended before the last days of the year.
var rSW11aSTG2 = []Rule{{
	Code:  "SW11aSTG2",
	From:  2024,
	Until: 2024,
	Words: "A social worker episode ended before the end of the year, and the next one does not follow on within five days.",
	Fix:   "Correct the start of this social worker episode, or the end of the one before.",
	Flags: rule.Fields{swEpisodes: {"SW_DEC"}},
	Needs: []string{swEpisodes},
	Only:  rule.Clues{rule.Several(swEpisodes)},
	Check: func(c *Child, found rule.Found) {
		if c.ID == "" {
			return
		}
		es := c.Workers()
		for i := 1; i < len(es); i++ {
			before, s := es[i-1], es[i]
			ended := before.SWDec.NotAfter(c.End.Plus(-5))
			if ended && !s.SWDecom.Within(before.SWDec.Plus(-5), before.SWDec.Plus(5)) {
				found(s.Row)
			}
		}
	},
}}
