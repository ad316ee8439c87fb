package ssda903

import "throughline/rule"

// r178 finds a placement provider that is no code, or where the placement has none.
var r178 = []Rule{{
	Code:  "178",
	Until: 2025,
	Words: "The placement provider is not an allowed code, or is given for a placement type that has no provider.",
	Fix:   "Record PR0 to PR5, and nothing for temporary and other placements.",
	Flags: rule.Fields{episodes: {"PLACE_PROVIDER"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Other(episodes, "PLACE_PROVIDER", providers...).Or(rule.OneOf(episodes, "PLACE", noProviderFor2023...))},
	Check: providedFor(noProviderFor2023...),
}, {
	Code:  "178",
	From:  2026,
	Words: "The placement provider is not an allowed code, or is given for a placement type that has no provider.",
	Fix:   "Record PR0 to PR5, and nothing for placements T0 to T3 and Z11 to Z14.",
	Flags: rule.Fields{episodes: {"PLACE_PROVIDER"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Other(episodes, "PLACE_PROVIDER", providers...).Or(rule.OneOf(episodes, "PLACE", noProviderFor2026...))},
	Check: providedFor(noProviderFor2026...),
}}

// providedFor asks for a known provider, and for none in the placements given.
func providedFor(without ...string) func(*Child, rule.Found) {
	return eachEpisode(func(_ *Child, e *Episode) bool {
		return e.PlaceProvider != "" &&
			(foreign(e.PlaceProvider, providers...) || oneOf(e.Place, without...))
	})
}

var providers = []string{"PR0", "PR1", "PR2", "PR3", "PR4", "PR5"}

// The placements that have no provider, by the first year.
var (
	noProviderFor2023 = []string{"T0", "T1", "T2", "T3", "T4", "Z1"}
	noProviderFor2026 = []string{"T0", "T1", "T2", "T3", "Z11", "Z12", "Z13", "Z14"}
)
