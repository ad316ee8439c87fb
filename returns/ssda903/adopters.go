package ssda903

import "throughline/rule"

// Rules 511 to 520 and 524 hold number, sex and legal status of the adopters together.

// r511 finds two adopters with the sex of one.
var r511 = []Rule{{
	Code:  "511",
	Words: "Two adopters are recorded, but the sex given is that of a single adopter.",
	Fix:   "Correct the number or the sex of the adopters.",
	Flags: rule.Fields{ad1s: {"NB_ADOPTR", "SEX_ADOPTR"}},
	Needs: []string{ad1s},
	Check: eachAD1(func(_ *Child, a *AD1) bool { return a.NbAdoptr == "2" && oneOf(a.SexAdoptr, "M1", "F1") }),
}}

// r514 finds a single adopter with the sex of two.
var r514 = []Rule{{
	Code:  "514",
	Words: "The legal status says a single adopter, but the sex given is not that of a single adopter.",
	Fix:   adoptersFix,
	Flags: rule.Fields{ad1s: {"LS_ADOPTR", "SEX_ADOPTR"}},
	Needs: []string{ad1s},
	Check: adoptersOtherThan("L0", "M1", "F1"),
}}

// r517 finds unmarried couples of different sex that are not.
var r517 = []Rule{{
	Code:  "517",
	Words: "Adopter legal status L3 goes only with a male and female couple (MF).",
	Fix:   adoptersFix,
	Flags: rule.Fields{ad1s: {"LS_ADOPTR", "SEX_ADOPTR"}},
	Needs: []string{ad1s},
	Check: adoptersOtherThan("L3", "MF"),
}}

// r518 finds unmarried couples of the same sex that are not.
var r518 = []Rule{{
	Code:  "518",
	Words: "Adopter legal status L4 goes only with a couple of the same sex (MM or FF).",
	Fix:   adoptersFix,
	Flags: rule.Fields{ad1s: {"LS_ADOPTR", "SEX_ADOPTR"}},
	Needs: []string{ad1s},
	Check: adoptersOtherThan("L4", "MM", "FF"),
}}

// r519 finds civil partners that are not two.
var r519 = []Rule{{
	Code:  "519",
	Words: "The legal status says a civil partnership, but the sex given is not that of a couple.",
	Fix:   adoptersFix,
	Flags: rule.Fields{ad1s: {"LS_ADOPTR", "SEX_ADOPTR"}},
	Needs: []string{ad1s},
	Check: adoptersOtherThan("L2", "MM", "FF", "MF"),
}}

// r520 finds married couples of different sex that are not.
var r520 = []Rule{{
	Code:  "520",
	Words: "The legal status says a married couple of different sexes, but the sex given is not MF.",
	Fix:   adoptersFix,
	Flags: rule.Fields{ad1s: {"LS_ADOPTR", "SEX_ADOPTR"}},
	Needs: []string{ad1s},
	Check: adoptersOtherThan("L11", "MF"),
}}

// r524 finds married couples of the same sex that are not.
var r524 = []Rule{{
	Code:  "524",
	Words: "Adopter legal status L12 goes only with a couple of the same sex (MM or FF).",
	Fix:   adoptersFix,
	Flags: rule.Fields{ad1s: {"LS_ADOPTR", "SEX_ADOPTR"}},
	Needs: []string{ad1s},
	Check: adoptersOtherThan("L12", "MM", "FF"),
}}

const adoptersFix = "Correct the legal status or the sex of the adopters."

// adoptersOtherThan finds adopters of a legal status whose sex is none of those that go
// with it; a blank is none.
func adoptersOtherThan(ls string, sexes ...string) func(*Child, rule.Found) {
	return eachAD1(func(_ *Child, a *AD1) bool { return a.LSAdoptr == ls && !oneOf(a.SexAdoptr, sexes...) })
}
