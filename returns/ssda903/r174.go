package ssda903

import "throughline/rule"

// r174 finds a boy with a date of birth of his own baby.
var r174 = []Rule{{
	Code:  "174",
	Until: 2024,
	Words: "A date of birth of the child's own baby is recorded although the child is recorded as male.",
	Fix:   "Remove the date of birth of the baby, or correct the child's sex.",
	Flags: rule.Fields{headers: {"SEX", "MC_DOB"}},
	Needs: []string{headers},
	Only:  rule.Clues{rule.Given(headers, "MC_DOB")},
	Check: eachHeader(func(_ *Child, h *Header) bool { return h.Sex == "1" && h.MCDOB.Given() }),
}, {
	Code:  "174",
	From:  2025,
	Words: "A date of birth of the child's own baby is recorded although the child's sex is recorded as male.",
	Fix:   "Remove the date of birth of the baby, or correct the child's sex.",
	Flags: rule.Fields{headers: {"SEX", "MC_DOB"}},
	Needs: []string{headers},
	Only:  rule.Clues{rule.Given(headers, "MC_DOB")},
	Check: eachHeader(func(_ *Child, h *Header) bool { return h.Sex == "M" && h.MCDOB.Given() }),
}}
