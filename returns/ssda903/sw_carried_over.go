package ssda903

import "throughline/rule"

// The rules SW16a to SW16c hold this year's first social worker episode against the one
// that last year's return left open. They were withdrawn before they came into force.

var rSW16aSTG2 = []Rule{{
	Code:  "SW16aSTG2",
	From:  2025,
	Until: 2024,
	Words: "A social worker episode carried over from last year now shows another social worker's ID.",
	Fix:   "Give the social worker's ID of last year's return, or amend that return.",
	Flags: rule.Fields{swEpisodes: {"SW_ID"}},
	Needs: []string{swEpisodes, swEpisodes + last},
	Check: carriedOverOtherwise(func(then, now *SWEpisode) bool { return differ(then.SWID, now.SWID) }),
}}

var rSW16bSTG2 = []Rule{{
	Code:  "SW16bSTG2",
	From:  2025,
	Until: 2024,
	Words: "A social worker episode carried over from last year now shows another start date.",
	Fix:   "Give the start of last year's return, or amend that return.",
	Flags: rule.Fields{swEpisodes: {"SW_DECOM"}},
	Needs: []string{swEpisodes, swEpisodes + last},
	Check: carriedOverOtherwise(func(then, now *SWEpisode) bool { return !sameDay(then.SWDecom.Date, now.SWDecom.Date) }),
}}

var rSW16cSTG2 = []Rule{{
	Code:  "SW16cSTG2",
	From:  2025,
	Until: 2024,
	Words: "A social worker episode carried over from last year now shows another reason.",
	Fix:   "Give the reason of last year's return, or amend that return.",
	Flags: rule.Fields{swEpisodes: {"SW_REASON"}},
	Needs: []string{swEpisodes, swEpisodes + last},
	Check: carriedOverOtherwise(func(then, now *SWEpisode) bool { return differ(then.SWReason, now.SWReason) }),
}}

// carriedOverOtherwise finds this year's first social worker episode of a child where it
// is not as the last one of last year, which was left open.
func carriedOverOtherwise(differs func(then, now *SWEpisode) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		if c.ID == "" || len(c.SWEpisodes) == 0 || len(c.Last.SWEpisodes) == 0 {
			return
		}
		then, now := first(c.Last.SWEpisodes, compareWorkersBackwards), first(c.SWEpisodes, compareWorkers)
		if then.SWDec.Blank() && differs(then, now) {
			found(now.Row)
		}
	}
}
