package ssda903

import "throughline/rule"

// rSW06STG2 finds a social worker episode that begins after the year.
var rSW06STG2 = []Rule{{
	Code:  "SW06STG2",
	From:  2024,
	Words: "The social worker episode starts after the end of the collection year.",
	Fix:   "Correct the start, or leave the social worker episode to the next return.",
	Flags: rule.Fields{swEpisodes: {"SW_DECOM"}},
	Needs: []string{swEpisodes},
	Check: eachSWEpisode(func(c *Child, s *SWEpisode) bool { return s.SWDecom.After(c.End) }),
}}
