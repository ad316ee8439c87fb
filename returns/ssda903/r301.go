package ssda903

import "throughline/rule"

// r301 finds a child born after the year.
var r301 = []Rule{{
	Code:  "301",
	Words: "The date of birth is after the end of the collection year.",
	Fix:   "Correct the date of birth.",
	Flags: rule.Fields{headers: {"DOB"}},
	Needs: []string{headers},
	Check: eachHeader(func(c *Child, h *Header) bool { return h.DOB.After(c.End) }),
}}
