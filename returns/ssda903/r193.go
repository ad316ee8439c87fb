package ssda903

import "throughline/rule"

// r193 finds help for a substance misuse problem that the child is not said to have.
var r193 = []Rule{{
	Code:  "193",
	Words: "Help for substance misuse is recorded although the child is not recorded as having such a problem.",
	Fix:   "Record the problem, or remove the help.",
	Flags: rule.Fields{oc2s: {"SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"}},
	Needs: []string{oc2s},
	Only:  rule.Clues{rule.Given(oc2s, "INTERVENTION_RECEIVED").Or(rule.Given(oc2s, "INTERVENTION_OFFERED"))},
	Check: eachOC2(func(_ *Child, o *OC2) bool {
		return (o.SubstanceMisuse == "" || o.SubstanceMisuse == "0") && anyGiven(o.InterventionReceived, o.InterventionOffered)
	}),
}}
