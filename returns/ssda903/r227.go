package ssda903

import "throughline/rule"

// r227 finds a placement that began with a provider no longer registered.
var r227 = []Rule{{
	Code:  "227",
	Words: "The provider's registration had ended by the time this episode started.",
	Fix:   "Correct the URN or the day on which the episode began.",
	Flags: rule.Fields{episodes: {"URN", "DECOM"}},
	Needs: []string{episodes, "provider_info"},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		return c.anyListed(e, func(p *Provider) bool { return e.Decom.NotBefore(p.RegEnd) })
	}),
}}
