package ssda903

import "throughline/rule"

// r386 finds grown people who were adopted.
var r386 = []Rule{{
	Code:  "386",
	Words: "The episode ended with adoption, but the young person was already 18.",
	Fix:   "Correct the reason for which the episode ceased, the day on which it did or the date of birth.",
	Flags: rule.Fields{episodes: {"REC"}},
	Needs: []string{headers, episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "REC", adoptionOrders...)},
	Check: eachEpisodeWithHeader(func(_ *Child, e *Episode, h *Header) bool {
		return e.Adopted() && birthday(h.DOB, 18).NotAfter(e.Dec.Date)
	}),
}}
