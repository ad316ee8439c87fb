package ssda903

import "throughline/rule"

// r215 finds health or offending items of a care leaver.
var r215 = []Rule{{
	Code:  "215",
	Words: "A person with care leaver details also has health or offending items of the 12-month group filled in.",
	Fix:   "Remove the details that do not belong.",
	Flags: rule.Fields{
		oc3s: {"IN_TOUCH", "ACTIV", "ACCOM"},
		oc2s: {"CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"},
	},
	Needs: []string{oc3s, oc2s},
	Only:  rule.Clues{rule.Rows(oc3s), rule.Rows(oc2s)},
	Check: func(c *Child, found rule.Found) {
		for _, left := range c.OC3s {
			for _, o := range c.OC2s {
				if anyGiven(left.details()...) && anyGiven(o.items()...) {
					found(left.Row, o.Row)
				}
			}
		}
	},
}}
