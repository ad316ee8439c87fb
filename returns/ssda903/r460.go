package ssda903

import "throughline/rule"

// r460 finds young people under 18 who stayed on with their carers as if they were not.
var r460 = []Rule{{
	Code:  "460",
	Words: "The episode ended because the young person stayed on with their carers at 18, but they were not yet 18.",
	Fix:   "Correct the reason for which the episode ceased, the day on which it did or the date of birth.",
	Flags: rule.Fields{episodes: {"DEC", "REC"}},
	Needs: []string{headers, episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "REC", "E17")},
	Check: eachEpisodeWithHeader(func(_ *Child, e *Episode, h *Header) bool {
		return e.REC == "E17" && birthday(h.DOB, 18).After(e.Dec.Date)
	}),
}}
