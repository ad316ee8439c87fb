package ssda903

import "throughline/rule"

// rSW07STG2 finds a social worker episode that ends outside the period reported on. From
// the 2025 collection that takes in the year before.
var rSW07STG2 = []Rule{{
	Code:  "SW07STG2",
	From:  2024,
	Until: 2024,
	Words: "The social worker episode ends outside the period that is reported on.",
	Fix:   "Correct the end, or leave the social worker episode to the return of the year to which it belongs.",
	Flags: rule.Fields{swEpisodes: {"SW_DEC"}},
	Needs: []string{swEpisodes},
	Check: eachSWEpisode(func(c *Child, s *SWEpisode) bool {
		return s.SWDec.Before(c.Start) || s.SWDec.After(c.End)
	}),
}, {
	Code:  "SW07STG2",
	From:  2025,
	Words: "The social worker episode ends outside the period that is reported on, which takes in the year before the collection year.",
	Fix:   "Correct the end, or leave the social worker episode to the return of the year to which it belongs.",
	Flags: rule.Fields{swEpisodes: {"SW_DEC"}},
	Needs: []string{swEpisodes},
	Check: eachSWEpisode(func(c *Child, s *SWEpisode) bool {
		return s.SWDec.Before(c.LastStart) || s.SWDec.After(c.End)
	}),
}}
