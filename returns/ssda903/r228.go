package ssda903

import "throughline/rule"

// r228 finds a placement that went on after its provider's registration ended.
var r228 = []Rule{{
	Code:  "228",
	Words: "The provider's registration ended before this episode did (or before 31 March, for an episode still open).",
	Fix:   "Correct the URN, or record when the child left the placement.",
	Flags: rule.Fields{episodes: {"URN", "DEC"}},
	Needs: []string{episodes, "provider_info"},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		end := e.Dec.Date
		if e.Ongoing() {
			end = c.End
		}
		return c.anyListed(e, func(p *Provider) bool { return end.After(p.RegEnd) })
	}),
}}
