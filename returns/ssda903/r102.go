package ssda903

import "throughline/rule"

// r102 finds a child without a date of birth.
var r102 = []Rule{{
	Code:  "102",
	Words: "Enter a proper date of birth; it is blank or cannot be read.",
	Fix:   "Record the child's date of birth, as dd/mm/yyyy.",
	Flags: rule.Fields{headers: {"DOB"}},
	Needs: []string{headers},
	Only:  rule.Clues{noDay(headers, "DOB")},
	Check: eachHeader(func(_ *Child, h *Header) bool { return h.DOB.IsZero() }),
}}
