package ssda903

import "throughline/rule"

// r204 finds an ethnicity that is not last year's.
var r204 = []Rule{{
	Code:  "204",
	Words: "The child's ethnicity differs from the one recorded last year.",
	Fix:   "Correct the ethnicity in whichever year it is wrong.",
	Flags: rule.Fields{headers: {"ETHNIC"}},
	Needs: []string{headers, headers + last},
	Check: eachHeader(func(c *Child, h *Header) bool {
		return c.anyLastHeader(func(l *Header) bool { return h.Ethnic != l.Ethnic })
	}),
}}
