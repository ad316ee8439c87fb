package cin

import "throughline/rule"

// r1540 finds a UPN whose characters 5 to 12, as many as there are, are not all digits.
var r1540 = []Rule{{
	Code:  "1540",
	Words: "Characters 5 to 12 of the UPN are not all digits.",
	Fix:   "Correct the UPN: after its first four characters come eight digits.",
	Flags: rule.Fields{identifiers: {"UPN"}},
	Needs: []string{identifiers},
	Check: func(c *Child, found rule.Found) {
		for _, i := range c.Identifiers {
			upn := []rune(i.UPN)
			if piece := upn[min(4, len(upn)):min(12, len(upn))]; len(upn) > 0 && !allDigits(string(piece)) {
				found(i.Row)
			}
		}
	},
}}
