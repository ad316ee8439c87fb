package ssda903

import "throughline/rule"

// rSW12STG2 finds an episode at the start or end of care that not every social worker
// episode of the child goes with. From the 2025 collection episodes that ceased before
// last year, or after this, are left out.
var rSW12STG2 = []Rule{{
	Code:  "SW12STG2",
	From:  2024,
	Until: 2024,
	Words: "The child's start or end of care has no social worker episode to go with it.",
	Fix:   "Record a social worker episode that goes with the start or end of care, or correct the dates.",
	Flags: rule.Fields{episodes: {}},
	Needs: []string{swEpisodes, episodes},
	Check: eachEpisode(func(c *Child, e *Episode) bool { return c.lacksWorker(e) }),
}, {
	Code:  "SW12STG2",
	From:  2025,
	Words: "The child's start or end of care, this year or last, has no social worker episode to go with it.",
	Fix:   "Record a social worker episode that goes with the start or end of care, or correct the dates.",
	Flags: rule.Fields{episodes: {}},
	Needs: []string{swEpisodes, episodes},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		return (e.Ongoing() || e.Dec.Within(c.LastStart, c.End)) && c.lacksWorker(e)
	}),
}}

func (c *Child) lacksWorker(e *Episode) bool {
	endsCare := e.REC != "X1"
	if e.ShortBreak() || !e.Starts() && !endsCare {
		return false
	}
	for i := range c.SWEpisodes {
		s := &c.SWEpisodes[i]
		atEnd := endsCare && s.SWDecom.NotAfter(e.Dec.Date)
		atStart := e.Starts() && s.SWDecom.NotBefore(e.Decom.Date)
		if !atEnd && !atStart {
			return true
		}
	}
	return len(c.SWEpisodes) == 0
}
