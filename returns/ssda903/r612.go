package ssda903

import "throughline/rule"

// r612 finds the birth of a child whose mother is not recorded as one. The code of her
// sex changed with the 2025 collection.
var r612 = []Rule{{
	Code:  "612",
	Until: 2024,
	Words: "A date of birth of her child is given, but the girl is not recorded as a mother.",
	Fix:   "Record that she is a mother (1), or remove the date of birth of the child.",
	Flags: rule.Fields{headers: {"SEX", "MOTHER", "MC_DOB"}},
	Needs: []string{headers},
	Only:  rule.Clues{rule.Given(headers, "MC_DOB")},
	Check: birthWithoutMother("2"),
}, {
	Code:  "612",
	From:  2025,
	Words: "A date of birth of her child is given, but the girl is not recorded as a mother.",
	Fix:   "Record that she is a mother (1), or remove the date of birth of the child.",
	Flags: rule.Fields{headers: {"SEX", "MOTHER", "MC_DOB"}},
	Needs: []string{headers},
	Only:  rule.Clues{rule.Given(headers, "MC_DOB")},
	Check: birthWithoutMother("F"),
}}

func birthWithoutMother(female string) func(*Child, rule.Found) {
	return eachHeader(func(_ *Child, h *Header) bool {
		return h.Sex == female && (h.Mother == "0" || h.Mother == "") && h.MCDOB.Given()
	})
}
