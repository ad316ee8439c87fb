package ssda903

import "throughline/rule"

// r611 finds a mother whose child's date of birth is blank.
var r611 = []Rule{{
	Code:  "611",
	Words: "The child is recorded as a mother, but her child's date of birth is blank.",
	Fix:   "Record the date of birth of her child, or correct that she is a mother.",
	Flags: rule.Fields{headers: {"MOTHER", "MC_DOB"}},
	Needs: []string{headers},
	Only:  rule.Clues{rule.OneOf(headers, "MOTHER", "1")},
	Check: eachHeader(func(_ *Child, h *Header) bool { return h.Mother == "1" && h.MCDOB.Blank() }),
}}
