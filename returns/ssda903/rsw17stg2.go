package ssda903

import "throughline/rule"

// rSW17STG2 finds a child whose last social worker episode is closed, whenever that was.
var rSW17STG2 = []Rule{{
	Code:  "SW17STG2",
	From:  2026,
	Words: "The child's most recent social worker episode is closed, so nobody is shown as their social worker at the end of the year.",
	Fix:   "Remove the end of the social worker episode, or add the one that followed.",
	Flags: rule.Fields{swEpisodes: {"SW_DEC", "SW_DECOM"}},
	Needs: []string{swEpisodes},
	Only:  rule.Clues{rule.Given(swEpisodes, "SW_DEC")},
	Check: func(c *Child, found rule.Found) {
		if c.ID == "" || len(c.SWEpisodes) == 0 {
			return
		}
		if latest := first(c.SWEpisodes, compareWorkersBackwards); latest.SWDec.Given() {
			found(latest.Row)
		}
	},
}}
