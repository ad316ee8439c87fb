package ssda903

import "throughline/rule"

// r387 finds children who left for independent living before 14. A child whose date of
// birth is not known is not known to be 14, and is flagged.
var r387 = []Rule{{
	Code:  "387",
	Words: "The episode ended with a move into independent living, but the child was under 14.",
	Fix:   "Correct the reason for which the episode ceased, the day on which it did or the date of birth.",
	Flags: rule.Fields{episodes: {"REC"}},
	Needs: []string{headers, episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "REC", "E5", "E6")},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		return oneOf(e.REC, "E5", "E6") && !e.Dec.IsZero() && notKnownToBe(14, c, e)
	}),
}}

// notKnownToBe reports a child who by one of the headers had not reached an age when the
// episode ceased, or of whom that cannot be said.
func notKnownToBe(age int, c *Child, e *Episode) bool {
	for _, h := range orBlank(c.Headers) {
		if !birthday(h.DOB, age).NotAfter(e.Dec.Date) {
			return true
		}
	}
	return false
}
