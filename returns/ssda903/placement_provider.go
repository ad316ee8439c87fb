package ssda903

import "throughline/rule"

// Rules 526 to 531 look at who provides a placement.

// r526 finds placements that nobody provides. Temporary and other placements need no
// provider; the code of other placements was parted in four with the collection of 2026.
var r526 = []Rule{{
	Code:  "526",
	Until: 2025,
	Words: "The placement provider is not filled in for a placement type that needs one.",
	Fix:   "Enter who provides the placement, or correct the placement type.",
	Flags: rule.Fields{episodes: {"PLACE", "PLACE_PROVIDER"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Blank(episodes, "PLACE_PROVIDER")},
	Check: notProvidedExcept("T0", "T1", "T2", "T3", "T4", "Z1"),
}, {
	Code:  "526",
	From:  2026,
	Words: "The placement provider is not filled in for a placement type that needs one.",
	Fix:   "Enter who provides the placement, or correct the placement type.",
	Flags: rule.Fields{episodes: {"PLACE", "PLACE_PROVIDER"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Blank(episodes, "PLACE_PROVIDER")},
	Check: notProvidedExcept("T0", "T1", "T2", "T3", "T4", "Z11", "Z12", "Z13", "Z14"),
}}

// r527 finds parents, hospitals and prisons as the council's own provision.
var r527 = []Rule{{
	Code:  "527",
	Words: "PR1 was entered as the provider of a P1, R2 or R5 placement, which is not possible.",
	Fix:   providerFix,
	Flags: rule.Fields{episodes: {"PLACE", "PLACE_PROVIDER"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE_PROVIDER", "PR1"), rule.OneOf(episodes, "PLACE", "P1", "R2", "R5")},
	Check: providedBy("PR1", "P1", "R2", "R5"),
}}

// r528 finds parents, hospitals and prisons as another council's provision.
var r528 = []Rule{{
	Code:  "528",
	Words: "PR2 was entered as the provider of a P1, R2 or R5 placement, which is not possible.",
	Fix:   providerFix,
	Flags: rule.Fields{episodes: {"PLACE", "PLACE_PROVIDER"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE_PROVIDER", "PR2"), rule.OneOf(episodes, "PLACE", "P1", "R2", "R5")},
	Check: providedBy("PR2", "P1", "R2", "R5"),
}}

// r529 finds families and children's homes as other public provision.
var r529 = []Rule{{
	Code:  "529",
	Words: "Provider PR3 cannot go with parents (P1), adoptive (A3 to A6), K1, K2 or foster (U1 to U6) placements.",
	Fix:   providerFix,
	Flags: rule.Fields{episodes: {"PLACE", "PLACE_PROVIDER"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE_PROVIDER", "PR3")},
	Check: providedBy("PR3", "A3", "A4", "A5", "A6", "K1", "K2", "P1", "U1", "U2", "U3", "U4", "U5", "U6"),
}}

// r530 finds parents as private provision.
var r530 = []Rule{{
	Code:  "530",
	Words: "Provider PR4 cannot go with a placement with parents (P1).",
	Fix:   providerFix,
	Flags: rule.Fields{episodes: {"PLACE", "PLACE_PROVIDER"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE_PROVIDER", "PR4"), rule.OneOf(episodes, "PLACE", "P1")},
	Check: providedBy("PR4", "P1"),
}}

// r531 finds parents as a charity's provision.
var r531 = []Rule{{
	Code:  "531",
	Words: "Provider PR5 cannot go with a placement with parents (P1).",
	Fix:   providerFix,
	Flags: rule.Fields{episodes: {"PLACE", "PLACE_PROVIDER"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE_PROVIDER", "PR5"), rule.OneOf(episodes, "PLACE", "P1")},
	Check: providedBy("PR5", "P1"),
}}

const providerFix = "Correct the provider of the placement or the placement type."

// notProvidedExcept finds placements without a provider of any type but these.
func notProvidedExcept(places ...string) func(*Child, rule.Found) {
	return eachEpisode(func(_ *Child, e *Episode) bool {
		return e.PlaceProvider == "" && !oneOf(e.Place, places...)
	})
}

// providedBy finds placements of these types that are said to be of a provider.
func providedBy(provider string, places ...string) func(*Child, rule.Found) {
	return eachEpisode(func(_ *Child, e *Episode) bool {
		return e.PlaceProvider == provider && oneOf(e.Place, places...)
	})
}
