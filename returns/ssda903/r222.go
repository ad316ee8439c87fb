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
	Check: unregistered("H5", "P1", "P2", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "Z1"),
}, {
	Code:  "222",
	From:  2024,
	Until: 2024,
	Words: "No URN should be recorded for this type of placement.",
	Fix:   "Remove the URN, or correct the type of the placement.",
	Flags: rule.Fields{episodes: {"URN"}},
	Needs: []string{episodes},
	Check: unregistered("P1", "P2", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "Z1"),
}, {
	Code:  "222",
	From:  2025,
	Until: 2025,
	Words: "No URN should be recorded for this type of placement.",
	Fix:   "Remove the URN, or correct the type of the placement.",
	Flags: rule.Fields{episodes: {"URN"}},
	Needs: []string{episodes},
	Check: unregistered("P1", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "Z1"),
}, {
	Code:  "222",
	From:  2026,
	Words: "No URN should be recorded for this type of placement.",
	Fix:   "Remove the URN, or correct the type of the placement.",
	Flags: rule.Fields{episodes: {"URN"}},
	Needs: []string{episodes},
	Check: unregistered("P1", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "Z11", "Z12", "Z13", "Z14"),
}}

func unregistered(places ...string) func(*Child, rule.Found) {
	return eachEpisode(func(_ *Child, e *Episode) bool { return oneOf(e.Place, places...) && e.HasURN() })
}
