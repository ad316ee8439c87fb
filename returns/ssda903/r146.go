package ssda903

import "throughline/rule"

// r146 finds a placement type that is not one of the year's codes. K3 came in 2025; Z11 to
// Z14 replaced Z1 in 2026, when H5 and P2 went.
var r146 = []Rule{{
	Code:  "146",
	Until: 2024,
	Words: "PLACE holds a code that does not exist in this collection year.",
	Fix:   "Record the placement with one of the codes of the year's guidance.",
	Flags: rule.Fields{episodes: {"PLACE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Other(episodes, "PLACE", places2023...)},
	Check: placedIn(places2023),
}, {
	Code:  "146",
	From:  2025,
	Until: 2025,
	Words: "PLACE holds a code that does not exist in this collection year.",
	Fix:   "Record the placement with one of the codes of the year's guidance.",
	Flags: rule.Fields{episodes: {"PLACE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Other(episodes, "PLACE", places2025...)},
	Check: placedIn(places2025),
}, {
	Code:  "146",
	From:  2026,
	Words: "PLACE holds a code that does not exist in this collection year.",
	Fix:   "Record the placement with one of the codes of the year's guidance.",
	Flags: rule.Fields{episodes: {"PLACE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Other(episodes, "PLACE", places2026...)},
	Check: placedIn(places2026),
}}

// The placements that may be told, by the first year.
var (
	everyYear = []string{"A3", "A4", "A5", "A6", "R1", "R2", "R3", "R5", "S1", "T0", "T1", "T2", "T3", "T4",
		"U1", "U2", "U3", "U4", "U5", "U6"}
	places2023 = append([]string{"H5", "K1", "K2", "P1", "P2", "P3", "Z1"}, everyYear...)
	places2025 = append([]string{"H5", "K1", "K2", "K3", "P1", "P2", "P3", "Z1"}, everyYear...)
	places2026 = append([]string{"K1", "K2", "K3", "P1", "P3", "Z11", "Z12", "Z13", "Z14"}, everyYear...)
)

// placedIn asks for one of the codes.
func placedIn(codes []string) func(*Child, rule.Found) {
	return eachEpisode(func(_ *Child, e *Episode) bool { return foreign(e.Place, codes...) })
}
