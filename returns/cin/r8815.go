package cin

import (
	"slices"

	"throughline/rule"
)

// r8815 finds a child with more than one open episode among the referrals taken further. All
// episodes with an open row are flagged then, those with no further action too.
var r8815 = []Rule{{
	Code:  "8815",
	Words: "The child has more than one open CIN episode among the referrals that were taken further.",
	Fix:   "Close the episodes that have ended.",
	Flags: rule.Fields{details: {"CINclosureDate"}},
	Needs: []string{details},
	Check: keyed(func(c *Child, at issues) {
		open := 0
		for _, d := range c.Details {
			open += count(d.Open() && d.TakenFurther())
		}
		if c.ID == "" || open < 2 {
			return
		}
		for _, m := range c.Modules {
			if slices.ContainsFunc(m.Details, (*Details).Open) {
				at(key(m.ID), rowsOf(m.Details, func(d *Details) rule.Row { return d.Row })...)
			}
		}
	}),
}}
