package ssda903

import "throughline/rule"

// r1014 finds asylum-seeking details of a care leaver none of whose episodes touches the
// year. Somebody without any episode is not found.
var r1014 = []Rule{{
	Code:  "1014",
	Words: "UASC details should not be returned for a care leaver who was not looked after in the year.",
	Fix:   "Remove the young person from the UASC table, or correct the dates of the episodes.",
	Flags: rule.Fields{uascs: {"DUC"}, oc3s: {"ACTIV", "ACCOM", "IN_TOUCH"}},
	Needs: []string{episodes, uascs, oc3s},
	Only:  rule.Clues{rule.Rows(uascs), rule.Rows(oc3s)},
	Check: func(c *Child, found rule.Found) {
		if c.ID == "" || len(c.Episodes) == 0 || len(where(c.Episodes, c.InYear)) > 0 {
			return
		}
		for _, u := range c.UASCs {
			for _, o := range c.OC3s {
				if anyGiven(o.details()...) {
					found(u.Row, o.Row)
				}
			}
		}
	},
}}
