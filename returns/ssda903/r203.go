package ssda903

import "throughline/rule"

// r203 finds a date of birth that is not last year's.
var r203 = []Rule{{
	Code:  "203",
	Words: "The child's date of birth differs from the one recorded last year.",
	Fix:   "Correct the date of birth in whichever year it is wrong.",
	Flags: rule.Fields{headers: {"DOB"}},
	Needs: []string{headers, headers + last},
	Check: eachHeader(func(c *Child, h *Header) bool {
		return c.anyLastHeader(func(l *Header) bool { return h.DOB.Date != l.DOB.Date })
	}),
}}
