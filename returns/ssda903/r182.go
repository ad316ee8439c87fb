package ssda903

import "throughline/rule"

// r182 finds health items that are asked of some children where those asked of all are missing.
var r182 = []Rule{{
	Code:  "182",
	Words: "Immunisations, teeth check, health assessment and substance misuse must all be filled in when other health items are.",
	Fix:   "Fill in immunisations, teeth check, health assessment and substance misuse.",
	Flags: rule.Fields{
		oc2s: {"IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "CONVICTED", "HEALTH_CHECK", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"},
	},
	Needs: []string{oc2s},
	Only:  rule.Clues{anyOf(oc2s, alwaysAsked, rule.Blank)},
	Check: eachOC2(func(_ *Child, o *OC2) bool {
		return anyBlank(o.alwaysAsked()...) && anyGiven(o.sometimesAsked()...)
	}),
}}
