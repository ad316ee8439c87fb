package ssda903

import "throughline/rule"

// r207 finds a child in care who was a mother last year and is not said to be one now.
var r207 = []Rule{{
	Code:  "207",
	Words: "The child was recorded as a mother last year but the mother indicator is different this year.",
	Fix:   "Record 1, or correct last year's record.",
	Flags: rule.Fields{headers: {"MOTHER"}},
	Needs: []string{headers, headers + last, episodes},
	Only:  rule.Clues{rule.OneOf(headers+last, "MOTHER", "1")},
	Check: eachHeader(func(c *Child, h *Header) bool {
		return h.Mother != "1" && len(c.Episodes) > 0 &&
			c.anyLastHeader(func(l *Header) bool { return l.Mother == "1" })
	}),
}}
