package ssda903

import "throughline/rule"

// r442 finds children without a pupil number, unless they only have short breaks.
var r442 = []Rule{{
	Code:  "442",
	Words: "The unique pupil number is not filled in for a looked-after child.",
	Fix:   "Enter the unique pupil number, or the code that says why there is none (UN1 to UN5).",
	Flags: rule.Fields{headers: {"UPN"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.Blank(headers, "UPN")},
	Check: eachHeader(func(c *Child, h *Header) bool { return h.UPN == "" && !c.onlyShortBreaks() }),
}}
