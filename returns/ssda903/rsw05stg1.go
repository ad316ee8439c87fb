package ssda903

import "throughline/rule"

// rSW05STG1 finds an end of a social worker episode that is no date. Parts of it may be
// unknown: see [partialDate].
var rSW05STG1 = []Rule{{
	Code:  "SW05STG1",
	From:  2024,
	Words: "What is entered for the end of the social worker episode is not a date.",
	Fix:   "Correct the end, such as 03/11/2025, with ZZ for an unknown day or month and ZZZZ for an unknown year.",
	Flags: rule.Fields{swEpisodes: {"SW_DEC"}},
	Needs: []string{swEpisodes},
	Only:  rule.Clues{rule.Unreadable(swEpisodes, "SW_DEC")},
	Check: eachSWEpisode(func(_ *Child, s *SWEpisode) bool { return s.SWDec.Given() && partialDate(s.SWDec).IsZero() }),
}}
