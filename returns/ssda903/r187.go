package ssda903

import "throughline/rule"

// r187 finds adoption or care leaver details of a child in care for the whole year.
var r187 = []Rule{{
	Code:  "187",
	Words: "A child looked after for the whole 12 months to 31 March cannot have adoption or care leaver details.",
	Fix:   "Remove the details, or correct the child's episodes.",
	Flags: rule.Fields{oc3s: {"IN_TOUCH", "ACTIV", "ACCOM"}, ad1s: {"DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"}},
	Needs: []string{oc3s, ad1s, episodes},
	Check: func(c *Child, found rule.Found) {
		if !c.ContinuouslyLookedAfter() {
			return
		}
		for _, o := range c.OC3s {
			if anyGiven(o.details()...) {
				found(o.Row)
			}
		}
		for _, a := range c.AD1s {
			if anyGiven(a.details()...) {
				found(a.Row)
			}
		}
	},
}}
