package ssda903

import "throughline/rule"

// r344 finds activity or accommodation of somebody who has died or gone home.
var r344 = []Rule{{
	Code:  "344",
	Words: "The young person has died or gone home for good, so activity and accommodation should both be 0.",
	Fix:   "Enter 0 for activity and accommodation, or correct whether the council is in touch.",
	Flags: rule.Fields{oc3s: {"IN_TOUCH", "ACTIV", "ACCOM"}},
	Needs: []string{oc3s},
	Check: eachOC3(func(_ *Child, o *OC3) bool {
		return oneOf(o.InTouch, "DIED", "RHOM") && (o.Activ != "0" || o.Accom != "0")
	}),
}}
