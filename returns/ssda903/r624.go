package ssda903

import "throughline/rule"

// r624 finds a young mother whose child's date of birth changed since last year. The
// dates are compared as they were written.
var r624 = []Rule{{
	Code:  "624",
	Words: "Last year's return gave another date of birth for the young mother's child.",
	Fix:   "Give the date of last year's return, or amend that return.",
	Flags: rule.Fields{headers: {"MC_DOB"}},
	Needs: []string{headers, headers + last},
	Only:  rule.Clues{rule.Given(headers+last, "MC_DOB")},
	Check: eachHeader(func(c *Child, h *Header) bool {
		for _, then := range c.Last.Headers {
			if then.MCDOB.Given() && then.MCDOB.Text != h.MCDOB.Text {
				return true
			}
		}
		return false
	}),
}}
