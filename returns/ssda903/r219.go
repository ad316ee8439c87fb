package ssda903

import "throughline/rule"

// r219 finds a placement of a type for which its provider is not registered.
var r219 = []Rule{{
	Code:  "219",
	Words: "The placement type is not one for which the provider with this URN is registered.",
	Fix:   "Correct the URN or the type of the placement.",
	Flags: rule.Fields{episodes: {"URN", "PLACE"}},
	Needs: []string{episodes, "provider_info"},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		return c.anyListed(e, func(p *Provider) bool { return !oneOf(e.Place, p.PlaceCodes...) })
	}),
}}
