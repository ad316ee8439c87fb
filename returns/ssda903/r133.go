package ssda903

import "throughline/rule"

// r133 finds an accommodation of a care leaver that is not one of the codes.
var r133 = []Rule{{
	Code:  "133",
	Words: "The care leaver's accommodation code is blank or not an allowed code.",
	Fix:   "Record the care leaver's accommodation, or 0 where it does not apply.",
	Flags: rule.Fields{oc3s: {"ACCOM"}},
	Needs: []string{oc3s},
	Check: eachOC3(func(_ *Child, o *OC3) bool {
		return !oneOf(o.Accom, "B1", "B2", "C1", "C2", "D1", "D2", "E1", "E2", "G1", "G2", "H1", "H2", "K1", "K2", "R1", "R2",
			"S2", "T1", "T2", "U1", "U2", "V1", "V2", "W1", "W2", "X2", "Y1", "Y2", "Z1", "Z2", "0")
	}),
}}
