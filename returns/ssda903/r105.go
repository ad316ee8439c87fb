package ssda903

import "throughline/rule"

// r105 finds an asylum-seeking indicator that is neither 0 nor 1. Only XML brings one.
var r105 = []Rule{{
	Code:  "105",
	Words: "The UASC indicator is blank or is not 0 or 1.",
	Fix:   "Put 0 or 1 in the UASC element.",
	Flags: rule.Fields{headers: {"UASC"}},
	Needs: []string{headers},
	Unless: func(r *Return) string {
		switch r.From {
		case "xml":
			return ""
		case "":
			return "it is not known whether the return was read from CSV or XML"
		}
		return "the UASC indicator is given in XML only"
	},
	Check: eachHeader(func(_ *Child, h *Header) bool {
		flag := rule.ReadNumber(h.UASC)
		return !flag.Known || flag.Value != 0 && flag.Value != 1
	}),
}}
