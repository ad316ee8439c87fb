package ssda903

import "throughline/rule"

// r213 finds a provider of a placement that has none.
var r213 = []Rule{{
	Code:  "213",
	Until: 2025,
	Words: "A placement provider is given for a temporary placement, where none is needed.",
	Fix:   "Leave the placement provider blank.",
	Flags: rule.Fields{episodes: {"PLACE_PROVIDER"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", temporary...), rule.Given(episodes, "PLACE_PROVIDER")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.PlaceProvider != "" && oneOf(e.Place, temporary...) }),
}, {
	Code:  "213",
	From:  2026,
	Words: "A placement provider is given for a placement type that needs none.",
	Fix:   "Leave the placement provider blank.",
	Flags: rule.Fields{episodes: {"PLACE_PROVIDER"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", temporary...).Or(rule.OneOf(episodes, "PLACE", "Z11", "Z12", "Z13", "Z14")), rule.Given(episodes, "PLACE_PROVIDER")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return e.PlaceProvider != "" && (oneOf(e.Place, temporary...) || oneOf(e.Place, "Z11", "Z12", "Z13", "Z14"))
	}),
}}
