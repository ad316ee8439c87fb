package ssda903

import (
	"strings"

	"throughline/rule"
)

// r1000 finds care leaver details of a young person who died in care.
var r1000 = []Rule{{
	Code:  "1000",
	Words: "Care leaver details have been entered for a young person whose care ended because they died.",
	Fix:   "Remove the young person's row from the care leaver details, or correct the reason for which the episode ceased.",
	Flags: rule.Fields{oc3s: {"IN_TOUCH", "ACTIV", "ACCOM"}},
	Needs: []string{episodes, oc3s},
	Check: func(c *Child, found rule.Found) {
		died := func(es []Episode) bool {
			for _, e := range es {
				if strings.EqualFold(e.REC, "E2") {
					return true
				}
			}
			return false
		}
		if died(c.Episodes) || died(c.Last.Episodes) {
			for _, o := range c.OC3s {
				found(o.Row)
			}
		}
	},
}}
