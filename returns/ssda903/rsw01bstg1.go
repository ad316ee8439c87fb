package ssda903

import "throughline/rule"

// rSW01bSTG1 finds a social worker episode without its start, or one of April 2023 or
// later without the social worker's ID or the reason.
var rSW01bSTG1 = []Rule{{
	Code:  "SW01bSTG1",
	From:  2025,
	Words: "A social worker episode from April 2023 or later lacks its start date, the social worker's ID or the reason.",
	Fix:   "Record the start of the social worker episode, the social worker's ID and the reason.",
	Flags: rule.Fields{swEpisodes: {"SW_DECOM", "SW_ID", "SW_REASON"}},
	Needs: []string{swEpisodes},
	Only:  rule.Clues{noDay(swEpisodes, "SW_DECOM").Or(rule.Blank(swEpisodes, "SW_ID")).Or(rule.Blank(swEpisodes, "SW_REASON"))},
	Check: eachSWEpisode(func(_ *Child, s *SWEpisode) bool {
		return s.SWDecom.IsZero() || s.SWDecom.NotBefore(reasonNeededFrom) && anyBlank(s.SWID, s.SWReason)
	}),
}}
