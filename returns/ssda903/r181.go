package ssda903

import (
	"slices"

	"throughline/rule"
)

// r181 finds a health or offending item that is neither 0 nor 1.
var r181 = []Rule{{
	Code:  "181",
	Words: "The health and offending items for children looked after for 12 months must be 0 or 1.",
	Fix:   "Record 1 for yes and 0 for no, or leave the item blank where it does not apply.",
	Flags: rule.Fields{
		oc2s: {"CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"},
	},
	Needs: []string{oc2s},
	Only:  rule.Clues{anyOf(oc2s, items, neitherYesNorNo)},
	Check: eachOC2(func(_ *Child, o *OC2) bool {
		return slices.ContainsFunc(o.items(), func(item string) bool { return foreign(item, "0", "1") })
	}),
}}
