package ssda903

import "throughline/rule"

// r208 finds a unique pupil number that is not last year's. A number that became known, and
// UN1 that gave way to another code, are in order.
var r208 = []Rule{{
	Code:  "208",
	Words: "The unique pupil number differs from the one recorded last year.",
	Fix:   "Correct the number in whichever year it is wrong.",
	Flags: rule.Fields{headers: {"UPN"}},
	Needs: []string{headers, headers + last},
	Check: eachHeader(func(c *Child, h *Header) bool {
		return c.anyLastHeader(func(l *Header) bool { return upnChanged(l.UPN, h.UPN) })
	}),
}}

func upnChanged(before, now string) bool {
	if before == now {
		return false
	}
	unknown := func(upn string) bool { return oneOf(upn, unknownUPNs...) }
	outgrown := (before == "UN1" || before == "") && unknown(now) && now != "UN1"
	learnt := (before == "" || unknown(before)) && now != "" && !unknown(now)
	return !outgrown && !learnt
}
