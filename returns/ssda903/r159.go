package ssda903

import "throughline/rule"

// r159 finds a child with a substance misuse problem and no help, of whom it is not said
// whether help was offered.
var r159 = []Rule{{
	Code:  "159",
	Words: "When a child with a substance misuse problem received no help, it must be said whether help was offered.",
	Fix:   "Record in INTERVENTION_OFFERED whether help was offered.",
	Flags: rule.Fields{oc2s: {"SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"}},
	Needs: []string{oc2s},
	Only:  rule.Clues{rule.OneOf(oc2s, "SUBSTANCE_MISUSE", "1"), rule.OneOf(oc2s, "INTERVENTION_RECEIVED", "0")},
	Check: eachOC2(func(_ *Child, o *OC2) bool {
		return o.SubstanceMisuse == "1" && o.InterventionReceived == "0" && o.InterventionOffered == ""
	}),
}}
