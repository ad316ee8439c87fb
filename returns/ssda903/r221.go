package ssda903

import "throughline/rule"

// r221 finds a placement with a postcode other than its provider's.
var r221 = []Rule{{
	Code:  "221",
	Until: 2023,
	Words: "The placement postcode is not the postcode of the provider with this URN.",
	Fix:   "Correct the postcode of the placement or the URN.",
	Flags: rule.Fields{episodes: {"PL_POST"}},
	Needs: []string{episodes, "provider_info"},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", homes2023...)},
	Check: atProviders(homes2023...),
}, {
	Code:  "221",
	From:  2024,
	Until: 2024,
	Words: "The placement postcode is not the postcode of the provider with this URN.",
	Fix:   "Correct the postcode of the placement or the URN.",
	Flags: rule.Fields{episodes: {"PL_POST"}},
	Needs: []string{episodes, "provider_info"},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", homes2024...)},
	Check: atProviders(homes2024...),
}, {
	Code:  "221",
	From:  2025,
	Words: "The placement postcode is not the postcode of the provider with this URN.",
	Fix:   "Correct the postcode of the placement or the URN.",
	Flags: rule.Fields{episodes: {"PL_POST"}},
	Needs: []string{episodes, "provider_info"},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", homes2025...)},
	Check: atProviders(homes2025...),
}}

// atProviders asks that placements of the types given be where the provider is.
func atProviders(places ...string) func(*Child, rule.Found) {
	return eachEpisode(func(c *Child, e *Episode) bool {
		return !e.ShortBreak() && oneOf(e.Place, places...) && e.PlPost != "" &&
			c.anyListed(e, func(p *Provider) bool {
				return p.Postcode == "" || p.Postcode != Squeeze(e.PlPost)
			})
	})
}

// The placements at the address of their provider, by the first year.
var (
	homes2023 = []string{"K1", "K2", "R3", "S1"}
	homes2024 = []string{"H5", "K1", "K2", "R3", "S1"}
	homes2025 = []string{"K1", "K2", "K3", "R3", "S1"}
)
