package ssda903

import "throughline/rule"

// rSW03STG1 finds a social worker episode with a gap.
var rSW03STG1 = []Rule{{
	Code:  "SW03STG1",
	From:  2024,
	Until: 2024,
	Words: "A social worker episode lacks the social worker's ID, the start date or the reason.",
	Fix:   "Record the social worker's ID, the start and the reason.",
	Flags: rule.Fields{swEpisodes: {"SW_ID", "SW_DECOM", "SW_REASON"}},
	Needs: []string{swEpisodes},
	Only:  rule.Clues{rule.Blank(swEpisodes, "SW_ID").Or(rule.Blank(swEpisodes, "SW_DECOM")).Or(rule.Blank(swEpisodes, "SW_REASON"))},
	Check: eachSWEpisode(func(_ *Child, s *SWEpisode) bool { return anyBlank(s.SWID, s.SWDecom.Text, s.SWReason) }),
}}
