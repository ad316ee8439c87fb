package ssda903

import "throughline/rule"

// rSW01STG1 finds a child still in care without a complete record of social workers: one
// incomplete social worker episode is enough. The rows at fault are the episodes of care.
var rSW01STG1 = []Rule{{
	Code:  "SW01STG1",
	From:  2024,
	Until: 2024,
	Words: "A child in care at the end of March has no complete record of their social worker.",
	Fix:   "Record the social worker's ID, the start and the reason in each of the child's social worker episodes.",
	Flags: rule.Fields{episodes: {"DEC"}},
	Needs: []string{swEpisodes, episodes},
	Only:  rule.Clues{rule.Blank(episodes, "DEC")},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		if e.Dec.Given() || e.ShortBreak() {
			return false
		}
		for _, s := range c.SWEpisodes {
			if anyBlank(s.SWID, s.SWDecom.Text, s.SWReason) {
				return true
			}
		}
		return len(c.SWEpisodes) == 0
	}),
}}
