package ssda903

import "throughline/rule"

// r391 finds care leaver details of somebody under 17.
var r391 = []Rule{{
	Code:  "391",
	Words: "Care leaver information is given for a young person who had not reached 17 by the end of the collection year.",
	Fix:   "Remove the care leaver details, or correct the date of birth.",
	Flags: rule.Fields{oc3s: {"DOB", "IN_TOUCH", "ACTIV", "ACCOM"}},
	Needs: []string{oc3s},
	Check: eachOC3(func(c *Child, o *OC3) bool {
		return birthday(o.DOB, 17).After(c.End) && anyGiven(o.InTouch, o.Activ, o.Accom)
	}),
}}
