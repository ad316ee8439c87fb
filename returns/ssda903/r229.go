package ssda903

import "throughline/rule"

// r229 finds the council's own provision with a provider elsewhere, or another council's with
// a provider here. An unknown place is elsewhere.
var r229 = []Rule{{
	Code:  "229",
	Words: "The placement provider (own council or another council) does not fit the area where the provider with this URN is.",
	Fix:   "Correct the placement provider or the URN.",
	Flags: rule.Fields{episodes: {"URN", "PLACE_PROVIDER"}},
	Needs: []string{episodes, "provider_info", "LA_CODE_INFERRED", "LA"},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE_PROVIDER", "PR1", "PR2")},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		return c.anyListed(e, func(p *Provider) bool {
			return e.PlaceProvider == "PR1" && p.LAInferred != c.LA || e.PlaceProvider == "PR2" && p.LAInferred == c.LA
		})
	}),
}}
