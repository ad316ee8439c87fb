package ssda903

import "throughline/rule"

// r190 finds health or offending items of a child who was not in care for the whole year.
var r190 = []Rule{{
	Code:  "190",
	Words: "Health or offending items are filled in although the child was not looked after for the whole 12 months to 31 March.",
	Fix:   "Remove the items, or complete the child's episodes.",
	Flags: rule.Fields{
		oc2s: {"CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"},
	},
	Needs: []string{oc2s, episodes},
	Check: eachOC2(func(c *Child, o *OC2) bool { return anyGiven(o.items()...) && !c.ContinuouslyLookedAfter() }),
}}
