package ssda903

import "throughline/rule"

// r132 finds an activity of a care leaver that is not one of the codes.
var r132 = []Rule{{
	Code:  "132",
	Words: "The care leaver's activity code is blank or not an allowed code.",
	Fix:   "Record the care leaver's activity, or 0 where it does not apply.",
	Flags: rule.Fields{oc3s: {"ACTIV"}},
	Needs: []string{oc3s},
	Check: eachOC3(func(_ *Child, o *OC3) bool {
		return !oneOf(o.Activ, "F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5", "G4", "G5", "G6", "0")
	}),
}}
