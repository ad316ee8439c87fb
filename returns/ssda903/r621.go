package ssda903

import "throughline/rule"

// r621 finds a mother who is not known to be older than her child.
var r621 = []Rule{{
	Code:  "621",
	Words: "The date of birth of the young mother's child is not after her own.",
	Fix:   "Correct her date of birth, or her child's.",
	Flags: rule.Fields{headers: {"DOB", "MC_DOB"}},
	Needs: []string{headers},
	Only:  rule.Clues{rule.Given(headers, "MC_DOB")},
	Check: eachHeader(func(_ *Child, h *Header) bool { return !h.MCDOB.IsZero() && !h.MCDOB.After(h.DOB.Date) }),
}}
