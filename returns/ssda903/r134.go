package ssda903

import (
	"slices"

	"throughline/rule"
)

// r134 finds adoption details of a care leaver.
var r134 = []Rule{{
	Code:  "134",
	Words: "Adoption details have been entered for someone who also has care leaver details.",
	Fix:   "Remove the details that do not belong: a care leaver was not adopted from care.",
	Flags: rule.Fields{ad1s: {"DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"}, oc3s: {"IN_TOUCH", "ACTIV", "ACCOM"}},
	Needs: []string{oc3s, ad1s},
	Check: eachAD1(func(c *Child, a *AD1) bool {
		return anyGiven(a.details()...) && slices.ContainsFunc(c.OC3s, func(o OC3) bool { return anyGiven(o.details()...) })
	}),
}}
