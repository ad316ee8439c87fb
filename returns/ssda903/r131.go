package ssda903

import "throughline/rule"

// r131 finds a care leaver of whom it is not known whether the council is in touch.
var r131 = []Rule{{
	Code:  "131",
	Words: "The 'in touch' code for the care leaver is blank or not an allowed code.",
	Fix:   "Record YES, NO, DIED, REFU, NREQ or RHOM.",
	Flags: rule.Fields{oc3s: {"IN_TOUCH"}},
	Needs: []string{oc3s},
	Check: eachOC3(func(_ *Child, o *OC3) bool {
		return !oneOf(o.InTouch, "YES", "NO", "DIED", "REFU", "NREQ", "RHOM")
	}),
}}
