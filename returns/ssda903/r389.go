package ssda903

import "throughline/rule"

// r389 finds young people who went to adult services before 16. What is not known to
// have been after the 16th birthday is flagged.
var r389 = []Rule{{
	Code:  "389",
	Words: "The episode ended because the young person moved to adult social care, but they were not yet 16.",
	Fix:   "Correct the reason for which the episode ceased, the day on which it did or the date of birth.",
	Flags: rule.Fields{episodes: {"REC"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(episodes, "REC", "E7")},
	Check: eachEpisode(func(c *Child, e *Episode) bool { return e.REC == "E7" && notKnownToBe(16, c, e) }),
}}
