package ssda903

import "throughline/rule"

// r1002 finds care leaver details for somebody who was not in care this year or last.
var r1002 = []Rule{{
	Code:  "1002",
	Words: "Care leaver details have been entered for someone with no episode of care in this year's or last year's return.",
	Fix:   "Remove the care leaver details, or return the young person's episodes.",
	Flags: rule.Fields{oc3s: {"IN_TOUCH", "ACTIV", "ACCOM"}},
	Needs: []string{episodes, oc3s, episodes + last},
	Check: eachOC3(func(c *Child, _ *OC3) bool {
		return len(c.Episodes) == 0 && len(c.Last.Episodes) == 0
	}),
}}
