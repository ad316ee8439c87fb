package ssda903

import "throughline/rule"

// r393 finds girls of whom it is not said whether they are a mother. The code of the sex
// changed with the collection of 2025.
var r393 = []Rule{{
	Code:  "393",
	Until: 2024,
	Words: "A looked-after girl has no entry that says whether she is a mother.",
	Fix:   "Record whether she is a mother.",
	Flags: rule.Fields{headers: {"MOTHER"}},
	Needs: []string{headers, episodes},
	Only:  rule.Clues{rule.OneOf(headers, "SEX", "2"), rule.Blank(headers, "MOTHER")},
	Check: motherhoodUnknown("2"),
}, {
	Code:  "393",
	From:  2025,
	Words: "A looked-after girl has no entry that says whether she is a mother.",
	Fix:   "Record whether she is a mother.",
	Flags: rule.Fields{headers: {"MOTHER"}},
	Needs: []string{headers, episodes},
	Only:  rule.Clues{rule.OneOf(headers, "SEX", "F"), rule.Blank(headers, "MOTHER")},
	Check: motherhoodUnknown("F"),
}}

func motherhoodUnknown(female string) func(*Child, rule.Found) {
	return eachHeader(func(c *Child, h *Header) bool {
		return h.Sex == female && h.Mother == "" && !c.onlyShortBreaks()
	})
}
