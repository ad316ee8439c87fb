package ssda903

import "throughline/rule"

// rSW04STG1 finds a start of a social worker episode that is no date. Parts of it may be
// unknown: see [partialDate].
var rSW04STG1 = []Rule{{
	Code:  "SW04STG1",
	From:  2024,
	Words: "What is entered for the start of the social worker episode is not a date.",
	Fix:   "Correct the start, such as 03/11/2025, with ZZ for an unknown day or month and ZZZZ for an unknown year.",
	Flags: rule.Fields{swEpisodes: {"SW_DECOM"}},
	Needs: []string{swEpisodes},
	Only:  rule.Clues{rule.Unreadable(swEpisodes, "SW_DECOM")},
	Check: eachSWEpisode(func(_ *Child, s *SWEpisode) bool { return s.SWDecom.Given() && partialDate(s.SWDecom).IsZero() }),
}}
