package ssda903

import "throughline/rule"

// r171 finds a mother's child born on what is no date.
var r171 = []Rule{{
	Code:  "171",
	Words: "MC_DOB, when the young mother's baby was born, cannot be read as a date.",
	Fix:   "Write the date as dd/mm/yyyy, or leave it blank where the child is no mother.",
	Flags: rule.Fields{headers: {"MC_DOB"}},
	Needs: []string{headers},
	Only:  rule.Clues{rule.Unreadable(headers, "MC_DOB")},
	Check: eachHeader(func(_ *Child, h *Header) bool { return h.MCDOB.Unreadable() }),
}}
