package ssda903

import "throughline/rule"

// r547 finds health surveillance up to date beside which a health item is blank.
var r547 = []Rule{{
	Code:  "547",
	Words: "When health surveillance is recorded as up to date, the four health fields (immunisations, teeth, health assessment, substance misuse) must all be filled in.",
	Fix:   "Fill in the health fields that are blank, or correct the health surveillance.",
	Flags: rule.Fields{oc2s: {"HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"}},
	Needs: []string{oc2s},
	Only:  rule.Clues{rule.OneOf(oc2s, "HEALTH_CHECK", "1"), anyOf(oc2s, alwaysAsked, rule.Blank)},
	Check: eachOC2(func(_ *Child, o *OC2) bool { return o.HealthCheck == "1" && anyBlank(o.alwaysAsked()...) }),
}}
