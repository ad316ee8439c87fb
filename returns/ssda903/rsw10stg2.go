package ssda903

import (
	"cmp"

	"throughline/rule"
)

// rSW10STG2 finds a social worker episode that does not follow within seven days, either
// way, of the end of the one before. From the 2025 collection a first contact is left out.
var rSW10STG2 = []Rule{{
	Code:  "SW10STG2",
	From:  2024,
	Until: 2024,
	Words: "The social worker episode does not start within seven days of the end of the one before.",
	Fix:   "Correct the start of this social worker episode, or the end of the one before.",
	Flags: rule.Fields{swEpisodes: {"SW_DECOM"}},
	Needs: []string{swEpisodes},
	Only:  rule.Clues{rule.Several(swEpisodes)},
	Check: workerGap(func(*SWEpisode) bool { return false }),
}, {
	Code:  "SW10STG2",
	From:  2025,
	Words: "The social worker episode does not start within seven days of the end of the one before, and is not the child's first contact.",
	Fix:   "Correct the start of this social worker episode, or the end of the one before.",
	Flags: rule.Fields{swEpisodes: {"SW_DECOM"}},
	Needs: []string{swEpisodes},
	Only:  rule.Clues{rule.Several(swEpisodes)},
	Check: workerGap(func(s *SWEpisode) bool { return s.SWReason == "FCONTA" }),
}}

// workerGap finds social worker episodes more than seven days from the end of the one
// before, or of which that cannot be told, unless they are excused.
func workerGap(excused func(*SWEpisode) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		if c.ID == "" {
			return
		}
		es := sorted(c.SWEpisodes, func(a, b *SWEpisode) int {
			return cmp.Or(compareDates(a.SWDecom.Date, b.SWDecom.Date), compareDates(a.SWDec.Date, b.SWDec.Date))
		})
		for i := 1; i < len(es); i++ {
			before, s := es[i-1], es[i]
			if !excused(s) && !s.SWDecom.Within(before.SWDec.Plus(-7), before.SWDec.Plus(7)) {
				found(s.Row)
			}
		}
	}
}
