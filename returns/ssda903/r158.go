package ssda903

import "throughline/rule"

// r158 finds help for substance misuse that was received and is also said to be offered or not.
var r158 = []Rule{{
	Code:  "158",
	Words: "When a child received help for substance misuse, 'intervention offered' should be left blank.",
	Fix:   "Leave INTERVENTION_OFFERED blank where help was received.",
	Flags: rule.Fields{oc2s: {"INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"}},
	Needs: []string{oc2s},
	Only:  rule.Clues{rule.OneOf(oc2s, "INTERVENTION_RECEIVED", "1"), rule.Given(oc2s, "INTERVENTION_OFFERED")},
	Check: eachOC2(func(_ *Child, o *OC2) bool { return o.InterventionReceived == "1" && o.InterventionOffered != "" }),
}}
