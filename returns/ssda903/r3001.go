package ssda903

import (
	"slices"

	"throughline/rule"
)

// r3001 finds a young person who turned 17 in the year and is said to stay with former foster
// carers, which begins at 18.
var r3001 = []Rule{{
	Code:  "3001",
	Words: "For a young person who turned 17 in the year, the care leaver accommodation cannot be with former foster carers.",
	Fix:   "Correct the accommodation, or the date of birth.",
	Flags: rule.Fields{oc3s: {"ACCOM"}},
	Needs: []string{headers, oc3s},
	Check: eachOC3(func(c *Child, o *OC3) bool {
		return oneOf(o.Accom, "Z1", "Z2") &&
			slices.ContainsFunc(c.Headers, func(h Header) bool { return c.inPeriod(birthday(h.DOB, 17)) })
	}),
}}
