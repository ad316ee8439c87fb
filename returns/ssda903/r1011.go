package ssda903

import "throughline/rule"

// r1011 finds care leaver details of a child whose care another authority took over.
var r1011 = []Rule{{
	Code:  "1011",
	Words: "Care leaver details are given although the child's last episode says care passed to another local authority.",
	Fix:   "Remove the care leaver details, or correct why the last episode ceased.",
	Flags: rule.Fields{oc3s: {"IN_TOUCH", "ACTIV", "ACCOM"}},
	Needs: []string{episodes, oc3s},
	Check: eachOC3(func(c *Child, o *OC3) bool {
		latest := c.Latest()
		return latest != nil && latest.REC == "E3" && anyGiven(o.details()...)
	}),
}}
