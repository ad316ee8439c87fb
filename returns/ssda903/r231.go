package ssda903

import "throughline/rule"

// r231 finds an asylum-seeking child under 11. The status is read from UASC_STATUS where a
// file brings it, else from the UASC indicator.
var r231 = []Rule{{
	Code:  "231",
	From:  2025,
	Words: "The unaccompanied asylum-seeking child is under 11; please check the date of birth.",
	Fix:   "Check the date of birth, and the status.",
	Flags: rule.Fields{headers: {"DOB", "UASC_STATUS"}},
	Needs: []string{headers},
	Unless: func(r *Return) string {
		if r.HasColumn(headers, "UASC_STATUS") || r.HasColumn(headers, "UASC") {
			return ""
		}
		return "Header does not say who is an unaccompanied asylum-seeking child: UASC is not there"
	},
	Check: eachHeader(func(c *Child, h *Header) bool {
		status := h.UASC
		if c.HasColumn(headers, "UASC_STATUS") {
			status = h.UASCStatus
		}
		return status == "1" && h.DOB.After(c.End.PlusYears(-11))
	}),
}}
