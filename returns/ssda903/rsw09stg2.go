package ssda903

import "throughline/rule"

// rSW09STG2 finds a social worker episode of no length. The dates are compared as they
// were written.
var rSW09STG2 = []Rule{{
	Code:  "SW09STG2",
	From:  2024,
	Words: "The social worker episode starts and ends on the same day.",
	Fix:   "Correct the start or the end, or remove the social worker episode.",
	Flags: rule.Fields{swEpisodes: {"SW_DECOM", "SW_DEC"}},
	Needs: []string{swEpisodes},
	Check: eachSWEpisode(func(_ *Child, s *SWEpisode) bool { return s.SWDecom.Given() && s.SWDecom.Text == s.SWDec.Text }),
}}
