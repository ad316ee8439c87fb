package ssda903

import "throughline/rule"

// r626 finds a mother of a child born before this year who was none by last year's return.
var r626 = []Rule{{
	Code:  "626",
	Words: "She is newly recorded as a mother, but her child was born before this year, when last year's return said she was not one.",
	Fix:   "Correct the date of birth of her child, or amend last year's return.",
	Flags: rule.Fields{headers: {"MOTHER", "MC_DOB"}},
	Needs: []string{headers, headers + last},
	Only:  rule.Clues{rule.Given(headers, "MC_DOB")},
	Check: eachHeader(func(c *Child, h *Header) bool {
		for _, then := range c.Last.Headers {
			if isNumber(h.Mother, 1) && isNumber(then.Mother, 0) && h.MCDOB.Before(c.Start) {
				return true
			}
		}
		return false
	}),
}}

// isNumber reports a text that says a number, however it is written: 1, 01, 1.0.
func isNumber(text string, value float64) bool {
	n := rule.ReadNumber(text)
	return n.Known && n.Value == value
}
