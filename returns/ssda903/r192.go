package ssda903

import "throughline/rule"

// r192 finds a child with a substance misuse problem of whom it is not said whether help was
// received.
var r192 = []Rule{{
	Code:  "192",
	Words: "The child has a substance misuse problem, but it is not said whether help was received.",
	Fix:   "Record in INTERVENTION_RECEIVED whether the child received help.",
	Flags: rule.Fields{oc2s: {"SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED"}},
	Needs: []string{oc2s},
	Only:  rule.Clues{rule.OneOf(oc2s, "SUBSTANCE_MISUSE", "1"), rule.Blank(oc2s, "INTERVENTION_RECEIVED")},
	Check: eachOC2(func(_ *Child, o *OC2) bool { return o.SubstanceMisuse == "1" && o.InterventionReceived == "" }),
}}
