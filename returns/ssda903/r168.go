package ssda903

import (
	"strings"

	"throughline/rule"
)

// r168 finds a unique pupil number that cannot be one. The check letter is not worked out.
var r168 = []Rule{{
	Code:  "168",
	Words: "The unique pupil number is not in the right form; use UN1 to UN5 when it is not known.",
	Fix:   "Ask the school for the number, or record UN1 to UN5 where it is not known.",
	Flags: rule.Fields{headers: {"UPN"}},
	Needs: []string{headers},
	Check: eachHeader(func(_ *Child, h *Header) bool { return h.UPN != "" && !upnForm(h.UPN) }),
}}

// upnForm reports a letter and twelve digits, a letter, eleven digits and a letter, or one of
// UN1 to UN5; I, O and S do not begin a number.
func upnForm(upn string) bool {
	if len(upn) != 13 {
		return len(upn) == 3 && upn[:2] == "UN" && '1' <= upn[2] && upn[2] <= '5'
	}
	for i := 1; i < 12; i++ {
		if !digit(upn[i]) {
			return false
		}
	}
	return letter(upn[0]) && !strings.ContainsRune("IOS", rune(upn[0])) && (letter(upn[12]) || digit(upn[12]))
}

func letter(b byte) bool { return 'A' <= b && b <= 'Z' }

func digit(b byte) bool { return '0' <= b && b <= '9' }
