package cin

import (
	"strings"
	"unicode"

	"throughline/rule"
)

// r1580 finds an identifier with a character that is neither a letter nor a digit of any
// alphabet.
var r1580 = []Rule{{
	Code:  "1580",
	From:  2025,
	Words: "The local child identifier contains something other than letters and digits.",
	Fix:   "Take blanks, hyphens, slashes and other marks out of the identifier.",
	Flags: rule.Fields{identifiers: {"LAchildID"}},
	Needs: []string{identifiers},
	Check: func(c *Child, found rule.Found) {
		other := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
		for _, i := range c.Identifiers {
			if strings.ContainsFunc(i.Child, other) {
				found(i.Row)
			}
		}
	},
}}
