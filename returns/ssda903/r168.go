package ssda903

import (
	"regexp"

	"throughline/rule"
)

// r168 finds a unique pupil number that cannot be one. The check letter is not worked out.
var r168 = []Rule{{
	Code:  "168",
	Words: "The unique pupil number is not in the right form; use UN1 to UN5 when it is not known.",
	Fix:   "Ask the school for the number, or record UN1 to UN5 where it is not known.",
	Flags: rule.Fields{headers: {"UPN"}},
	Needs: []string{headers},
	Check: eachHeader(func(_ *Child, h *Header) bool { return h.UPN != "" && !upnForm.MatchString(h.UPN) }),
}}

// upnForm is a letter and twelve digits, or a letter, eleven digits and a letter; I, O and
// S do not begin a number.
var upnForm = regexp.MustCompile(`^([A-HJ-NP-RT-Z][0-9]{11}[0-9A-Z]|UN[1-5])$`)
