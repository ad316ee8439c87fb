package ssda903

import (
	"slices"

	"throughline/core"
	"throughline/rule"
)

// r1016 finds care leaver details of a 17- or 18-year-old who left care since turning 17 or
// 18. Age is counted in average years of 365.2425 days: 6210, 6575 and 6940 days.
var r1016 = []Rule{{
	Code:  "1016",
	From:  2024,
	Words: "Care leaver details are not needed for a 17- or 18-year-old who stopped being looked after on or after that birthday.",
	Fix:   "Remove the care leaver details, or correct the day on which the episode ceased.",
	Flags: rule.Fields{oc3s: {"IN_TOUCH", "ACTIV", "ACCOM"}},
	Needs: []string{episodes, oc3s},
	Check: eachOC3(func(c *Child, o *OC3) bool {
		if o.DOB.IsZero() || !anyGiven(o.details()...) {
			return false
		}
		var turned core.Date
		switch days := int(c.End - o.DOB.Date); {
		case days >= 6210 && days < 6575:
			turned = birthday(o.DOB, 17)
		case days >= 6575 && days < 6940:
			turned = birthday(o.DOB, 18)
		}
		return slices.ContainsFunc(c.Episodes, func(e Episode) bool { return e.Dec.NotBefore(turned) })
	}),
}}
