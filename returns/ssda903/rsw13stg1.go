package ssda903

import "throughline/rule"

// rSW13STG1 finds a reason for a change of social worker that is not one of the codes.
// From the 2025 collection it may be blank where the episode began before April 2023.
var rSW13STG1 = []Rule{{
	Code:  "SW13STG1",
	From:  2024,
	Until: 2024,
	Words: "Give a listed code for why the social worker changed; this one is blank or unknown.",
	Fix:   "Record the reason for which the social worker changed.",
	Flags: rule.Fields{swEpisodes: {"SW_REASON"}},
	Needs: []string{swEpisodes},
	Only:  rule.Clues{noneOf(swEpisodes, "SW_REASON", workerReasons...)},
	Check: eachSWEpisode(func(_ *Child, s *SWEpisode) bool { return !oneOf(s.SWReason, workerReasons...) }),
}, {
	Code:  "SW13STG1",
	From:  2025,
	Words: "Give a listed code for why the social worker changed; this one is unknown, or is blank although the episode began in April 2023 or later.",
	Fix:   "Record the reason for which the social worker changed.",
	Flags: rule.Fields{swEpisodes: {"SW_REASON"}},
	Needs: []string{swEpisodes},
	Only:  rule.Clues{noneOf(swEpisodes, "SW_REASON", workerReasons...)},
	Check: eachSWEpisode(func(_ *Child, s *SWEpisode) bool {
		return foreign(s.SWReason, workerReasons...) || s.SWReason == "" && s.SWDecom.NotBefore(reasonNeededFrom)
	}),
}}

// workerReasons are the reasons for which a child's social worker changes.
var workerReasons = []string{"MANAGE", "FCONTA", "LEFTRL", "ORGRST", "TSPROC", "ABSENC", "CHCHAN", "PCCHAN", "SWDIED", "OTHERS"}
