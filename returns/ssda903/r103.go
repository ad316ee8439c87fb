package ssda903

import "throughline/rule"

// r103 finds an ethnicity that is not one of the codes.
var r103 = []Rule{{
	Code:  "103",
	Words: "The ethnicity code is blank or not an allowed code.",
	Fix:   "Record the child's ethnicity, or REFU or NOBT where it is not known.",
	Flags: rule.Fields{headers: {"ETHNIC"}},
	Needs: []string{headers},
	Only:  rule.Clues{noneOf(headers, "ETHNIC", ethnicities...)},
	Check: eachHeader(func(_ *Child, h *Header) bool {
		return !oneOf(h.Ethnic, ethnicities...)
	}),
}}

var ethnicities = []string{"WBRI", "WIRI", "WOTH", "WIRT", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN",
	"ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT"}
