package ssda903

import (
	"slices"

	"throughline/rule"
)

// r1007 finds care leaver details of a young person of 17 or 18 who was in care on the
// birthday before, and has left since. One whose episode has not ceased is not found.
var r1007 = []Rule{{
	Code:  "1007",
	Words: "Remove the care leaver details; at the latest birthday (17th or 18th) this young person was in an episode of care.",
	Fix:   "Remove the care leaver details, or correct the day on which the episode ceased.",
	Flags: rule.Fields{oc3s: {"IN_TOUCH", "ACTIV", "ACCOM"}},
	Needs: []string{episodes, oc3s},
	Check: eachOC3(func(c *Child, o *OC3) bool {
		if !birthday(o.DOB, 17).NotAfter(c.End) || !birthday(o.DOB, 19).After(c.End) || !anyGiven(o.details()...) {
			return false
		}
		age := c.End.Year() - o.DOB.Year()
		if birthday(o.DOB, age).After(c.End) {
			age--
		}
		latest := birthday(o.DOB, age)
		return slices.ContainsFunc(c.Episodes, func(e Episode) bool {
			return e.Decom.NotAfter(latest) && e.Dec.After(latest)
		})
	}),
}}
