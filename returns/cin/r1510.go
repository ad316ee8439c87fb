package cin

import "throughline/rule"

// r1510 finds a UPN whose check letter does not follow from its digits. UPNs of another length
// and temporary ones are passed over.
var r1510 = []Rule{{
	Code:  "1510",
	Words: "The first character of the UPN is not the check letter that the other twelve digits call for.",
	Fix:   "Correct the UPN; take it from the school or from the department's school records.",
	Flags: rule.Fields{identifiers: {"UPN"}},
	Needs: []string{identifiers},
	Check: func(c *Child, found rule.Found) {
		for _, i := range c.Identifiers {
			if upn := []rune(i.UPN); len(upn) == 13 && allDigits(string(upn[1:])) && upn[0] != checkLetter(upn) {
				found(i.Row)
			}
		}
	},
}}

// upnLetters are the letters of a UPN: the alphabet without I, O and S.
const upnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ"

// checkLetter is the letter that the digits at places 2 to 13 call for: each times its
// place, added up, modulo 23.
func checkLetter(upn []rune) rune {
	sum := 0
	for i, digit := range upn[1:] {
		sum += int(digit-'0') * (i + 2)
	}
	return rune(upnLetters[sum%23])
}
