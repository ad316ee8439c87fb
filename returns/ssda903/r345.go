package ssda903

import "throughline/rule"

// r345 finds young people with whom the council is in touch without knowing how they fare.
var r345 = []Rule{{
	Code:  "345",
	Words: "The council is in touch with the young person, so activity and accommodation cannot be 0.",
	Fix:   "Enter the young person's activity and accommodation, or correct whether the council is in touch.",
	Flags: rule.Fields{oc3s: {"IN_TOUCH", "ACTIV", "ACCOM"}},
	Needs: []string{oc3s},
	Check: eachOC3(func(_ *Child, o *OC3) bool {
		return o.InTouch == "YES" && (o.Activ == "0" || o.Accom == "0")
	}),
}}
