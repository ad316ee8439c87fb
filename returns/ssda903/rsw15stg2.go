package ssda903

import "throughline/rule"

// rSW15STG2 finds a blank reason for a change of social worker. It was withdrawn before
// it came into force.
var rSW15STG2 = []Rule{{
	Code:  "SW15STG2",
	From:  2025,
	Until: 2024,
	Words: "Nothing is entered for why the social worker changed.",
	Fix:   "Record the reason for which the social worker changed.",
	Flags: rule.Fields{swEpisodes: {"SW_REASON"}},
	Needs: []string{swEpisodes},
	Check: eachSWEpisode(func(c *Child, s *SWEpisode) bool { return s.SWReason == "" && !s.SWDecom.Before(c.LastStart) }),
}}
