package ssda903

import "throughline/rule"

// r620 finds a mother who was under 11 when the year began.
var r620 = []Rule{{
	Code:  "620",
	Words: "The child is recorded as a mother, but was under 11 when the collection year began.",
	Fix:   "Correct the date of birth, or that she is a mother.",
	Flags: rule.Fields{headers: {"DOB", "MOTHER"}},
	Needs: []string{headers},
	Only:  rule.Clues{rule.OneOf(headers, "MOTHER", "1")},
	Check: eachHeader(func(c *Child, h *Header) bool { return h.Mother == "1" && birthday(h.DOB, 11).After(c.Start) }),
}}
