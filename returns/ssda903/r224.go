package ssda903

import "throughline/rule"

// r224 finds a placement provider that is not the one of the registration number.
var r224 = []Rule{{
	Code:  "224",
	Words: "The placement provider code is not the one held for the provider with this URN.",
	Fix:   "Correct the placement provider or the URN.",
	Flags: rule.Fields{episodes: {"PLACE_PROVIDER"}},
	Needs: []string{episodes, "provider_info"},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		return c.anyListed(e, func(p *Provider) bool { return !oneOf(e.PlaceProvider, p.ProviderCodes...) })
	}),
}}
