package ssda903

import "throughline/rule"

// r202 finds a sex that is not last year's. The codes changed with the 2025 collection;
// every child whose last year's record has the old code is flagged then.
var r202 = []Rule{{
	Code:  "202",
	Words: "The child's sex differs from the one recorded last year.",
	Fix:   "Correct the sex in whichever year it is wrong.",
	Flags: rule.Fields{headers: {"SEX"}},
	Needs: []string{headers, headers + last},
	Check: eachHeader(func(c *Child, h *Header) bool {
		return c.anyLastHeader(func(l *Header) bool { return h.Sex != l.Sex })
	}),
}}
