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
	Check: placedIn("H5", "K1", "K2", "P1", "P2", "P3", "Z1"),
}, {
	Code:  "146",
	From:  2025,
	Until: 2025,
	Words: "PLACE holds a code that does not exist in this collection year.",
	Fix:   "Record the placement with one of the codes of the year's guidance.",
	Flags: rule.Fields{episodes: {"PLACE"}},
	Needs: []string{episodes},
	Check: placedIn("H5", "K1", "K2", "K3", "P1", "P2", "P3", "Z1"),
}, {
	Code:  "146",
	From:  2026,
	Words: "PLACE holds a code that does not exist in this collection year.",
	Fix:   "Record the placement with one of the codes of the year's guidance.",
	Flags: rule.Fields{episodes: {"PLACE"}},
	Needs: []string{episodes},
	Check: placedIn("K1", "K2", "K3", "P1", "P3", "Z11", "Z12", "Z13", "Z14"),
}}

// placedIn asks for one of the codes of all years, or one of the year's own.
func placedIn(ofYear ...string) func(*Child, rule.Found) {
	codes := append([]string{"A3", "A4", "A5", "A6", "R1", "R2", "R3", "R5", "S1", "T0", "T1", "T2", "T3", "T4",
		"U1", "U2", "U3", "U4", "U5", "U6"}, ofYear...)
	return eachEpisode(func(_ *Child, e *Episode) bool { return foreign(e.Place, codes...) })
}
