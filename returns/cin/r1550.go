package cin

import (
	"strings"

	"throughline/rule"
)

// r1550 finds a UPN that ends in something other than a digit or a letter of a temporary UPN.
var r1550 = []Rule{{
	Code:  "1550",
	Words: "The last character of the UPN is not one that a UPN may end in.",
	Fix:   "Correct the UPN: it ends in a digit or, where it is temporary, in a capital letter other than I, O and S.",
	Flags: rule.Fields{identifiers: {"UPN"}},
	Needs: []string{identifiers},
	Check: func(c *Child, found rule.Found) {
		for _, i := range c.Identifiers {
			if upn := []rune(i.UPN); len(upn) == 13 && !strings.ContainsRune("0123456789"+upnLetters, upn[12]) {
				found(i.Row)
			}
		}
	},
}}
