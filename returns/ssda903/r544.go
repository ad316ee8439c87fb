package ssda903

import "throughline/rule"

// r544 finds a conviction beside which a health item is blank.
var r544 = []Rule{{
	Code:  "544",
	Words: "When a conviction is recorded, the four health fields (immunisations, teeth, health assessment, substance misuse) must all be filled in.",
	Fix:   "Fill in the health fields that are blank, or correct the conviction.",
	Flags: rule.Fields{oc2s: {"CONVICTED", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"}},
	Needs: []string{oc2s},
	Only:  rule.Clues{rule.OneOf(oc2s, "CONVICTED", "1"), anyOf(oc2s, alwaysAsked, rule.Blank)},
	Check: eachOC2(func(_ *Child, o *OC2) bool { return o.Convicted == "1" && anyBlank(o.alwaysAsked()...) }),
}}
