package ssda903

import "throughline/rule"

// r222 finds a registration number where the type of placement has none.
var r222 = []Rule{{
	Code:  "222",
	Until: 2023,
	Words: "No URN should be recorded for this type of placement.",
	Fix:   "Remove the URN, or correct the type of the placement.",
	Flags: rule.Fields{episodes: {"URN"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", unregistered2023...), rule.Other(episodes, "URN", noURN)},
	Check: unregistered(unregistered2023...),
}, {
	Code:  "222",
	From:  2024,
	Until: 2024,
	Words: "No URN should be recorded for this type of placement.",
	Fix:   "Remove the URN, or correct the type of the placement.",
	Flags: rule.Fields{episodes: {"URN"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", unregistered2024...), rule.Other(episodes, "URN", noURN)},
	Check: unregistered(unregistered2024...),
}, {
	Code:  "222",
	From:  2025,
	Until: 2025,
	Words: "No URN should be recorded for this type of placement.",
	Fix:   "Remove the URN, or correct the type of the placement.",
	Flags: rule.Fields{episodes: {"URN"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", unregistered2025...), rule.Other(episodes, "URN", noURN)},
	Check: unregistered(unregistered2025...),
}, {
	Code:  "222",
	From:  2026,
	Words: "No URN should be recorded for this type of placement.",
	Fix:   "Remove the URN, or correct the type of the placement.",
	Flags: rule.Fields{episodes: {"URN"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", unregistered2026...), rule.Other(episodes, "URN", noURN)},
	Check: unregistered(unregistered2026...),
}}

func unregistered(places ...string) func(*Child, rule.Found) {
	return eachEpisode(func(_ *Child, e *Episode) bool { return oneOf(e.Place, places...) && e.HasURN() })
}

// The placements that have no number, by the first year.
var (
	unregistered2023 = []string{"H5", "P1", "P2", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "Z1"}
	unregistered2024 = []string{"P1", "P2", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "Z1"}
	unregistered2025 = []string{"P1", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "Z1"}
	unregistered2026 = []string{"P1", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "Z11", "Z12", "Z13", "Z14"}
)
