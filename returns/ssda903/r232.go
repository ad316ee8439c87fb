package ssda903

import "throughline/rule"

// r232 finds a sex that is not known.
var r232 = []Rule{{
	Code:  "232",
	From:  2025,
	Words: "The child's sex is recorded as unknown.",
	Fix:   "Record the child's sex.",
	Flags: rule.Fields{headers: {"SEX"}},
	Needs: []string{headers},
	Only:  rule.Clues{rule.OneOf(headers, "SEX", "U")},
	Check: eachHeader(func(_ *Child, h *Header) bool { return h.Sex == "U" }),
}}
