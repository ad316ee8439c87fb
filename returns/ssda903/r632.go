package ssda903

import "throughline/rule"

// r632 finds an earlier permanence order that is not known to be older than the child's
// time in care. Parts of its date may be unknown: see [partialDate].
var r632 = []Rule{{
	Code:  "632",
	Words: "The date of the earlier permanence order is not a valid date, or is not before the child came into care. A period of care that began before this year may go unseen.",
	Fix:   "Correct the date of the order, with ZZ for an unknown day or month and ZZZZ for an unknown year, or the date on which care began.",
	Flags: rule.Fields{episodes: {"DECOM"}, prevPerms: {"DATE_PERM"}},
	Needs: []string{episodes, prevPerms},
	Only:  rule.Clues{rule.Rows(prevPerms)},
	Check: func(c *Child, found rule.Found) {
		first := c.First()
		if first == nil {
			return
		}
		for _, p := range c.PrevPerms {
			made := partialDate(p.DatePerm)
			if made.NotBefore(first.Decom.Date) || p.DatePerm.Given() && made.IsZero() {
				found(first.Row, p.Row)
			}
		}
	},
}}
