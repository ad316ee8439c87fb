package ssda903

import "throughline/rule"

// rSW01aSTG1 finds a social worker episode without its start, or one of before April
// 2023 without the social worker's ID.
var rSW01aSTG1 = []Rule{{
	Code:  "SW01aSTG1",
	From:  2025,
	Words: "A social worker episode from before April 2023 lacks its start date or the social worker's ID.",
	Fix:   "Record the start of the social worker episode and the social worker's ID.",
	Flags: rule.Fields{swEpisodes: {"SW_DECOM", "SW_ID"}},
	Needs: []string{swEpisodes},
	Only:  rule.Clues{noDay(swEpisodes, "SW_DECOM").Or(rule.Blank(swEpisodes, "SW_ID"))},
	Check: eachSWEpisode(func(_ *Child, s *SWEpisode) bool {
		return s.SWDecom.IsZero() || s.SWDecom.Before(reasonNeededFrom) && s.SWID == ""
	}),
}}
