package ssda903

import (
	"time"

	"throughline/core"
	"throughline/rule"
)

// r209 finds a child of school age whose number is said to be wanting because of age. School
// age is reckoned from 31 August of the year before the one in which the collection starts.
var r209 = []Rule{{
	Code:  "209",
	Words: "The code UN1 (not yet of school age) is used for a child who is of school age.",
	Fix:   "Record the unique pupil number, or another code for why it is not known.",
	Flags: rule.Fields{headers: {"UPN", "DOB"}},
	Needs: []string{headers},
	Only:  rule.Clues{rule.OneOf(headers, "UPN", "UN1")},
	Check: eachHeader(func(c *Child, h *Header) bool {
		return h.UPN == "UN1" && birthday(h.DOB, 4).NotAfter(core.Day(c.Start.Year()-1, time.August, 31))
	}),
}}
