package ssda903

import "throughline/rule"

// r352 finds grown people who come into care.
var r352 = []Rule{{
	Code:  "352",
	Words: "Someone of 18 or more cannot newly come into care; check DOB and DECOM.",
	Fix:   "Correct the date of birth, the day on which the episode began or the reason for it.",
	Flags: rule.Fields{episodes: {"DECOM", "RNE"}},
	Needs: []string{headers, episodes},
	Check: eachEpisodeWithHeader(func(_ *Child, e *Episode, h *Header) bool {
		return e.Starts() && birthday(h.DOB, 18).NotAfter(e.Decom.Date)
	}),
}}
