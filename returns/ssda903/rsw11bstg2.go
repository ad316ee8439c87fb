package ssda903

import "throughline/rule"

// rSW11bSTG2 finds a child whose social worker left in the last days of the year.
//
// Three cases are found: the one without a start that comes after such an end, the only
// social worker episode of a child, and one that ended after the one before it had
// begun. The third does not ask whether a later one follows.
var rSW11bSTG2 = []Rule{{
	Code:  "SW11bSTG2",
	From:  2024,
	Words: "A social worker episode ended in the last days before 31 March, and no later one with a start date follows.",
	Fix:   "Record the social worker episode that followed, with its start, or correct the end of this one.",
	Flags: rule.Fields{swEpisodes: {"SW_DEC"}},
	Needs: []string{swEpisodes},
	Only:  rule.Clues{rule.Given(swEpisodes, "SW_DEC")},
	Check: func(c *Child, found rule.Found) {
		if c.ID == "" {
			return
		}
		endedLate := func(s *SWEpisode) bool { return s.SWDec.Within(c.End.Plus(-5), c.End) }
		es := c.Workers()
		for i, s := range es {
			if i > 0 && endedLate(es[i-1]) && s.SWDecom.IsZero() || len(es) == 1 && endedLate(s) {
				found(s.Row)
			}
		}
		back := workersBackwards(c.SWEpisodes)
		for i := 0; i+1 < len(back); i++ {
			if s, earlier := back[i], back[i+1]; endedLate(s) && earlier.SWDecom.Before(s.SWDec.Date) {
				found(s.Row)
			}
		}
	},
}}
