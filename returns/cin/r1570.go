package cin

import (
	"unicode/utf8"

	"throughline/rule"
)

// r1570 finds an identifier of more than 20 characters.
var r1570 = []Rule{{
	Code:  "1570",
	From:  2025,
	Words: "The local child identifier is longer than 20 characters.",
	Fix:   "Give the child an identifier of 20 characters at most, the same every year.",
	Flags: rule.Fields{identifiers: {"LAchildID"}},
	Needs: []string{identifiers},
	Check: func(c *Child, found rule.Found) {
		for _, i := range c.Identifiers {
			if utf8.RuneCountInString(i.Child) > 20 {
				found(i.Row)
			}
		}
	},
}}
