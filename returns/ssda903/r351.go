package ssda903

import "throughline/rule"

// r351 finds people too old for the return.
var r351 = []Rule{{
	Code:  "351",
	Words: "On 1 April this person had passed their 25th birthday; check the date of birth or leave the record out.",
	Fix:   "Correct the date of birth, or leave the person out of the return.",
	Flags: rule.Fields{headers: {"DOB"}},
	Needs: []string{headers},
	Check: eachHeader(func(c *Child, h *Header) bool { return birthday(h.DOB, 25).Before(c.Start) }),
}}
