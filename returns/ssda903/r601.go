package ssda903

import "throughline/rule"

// r601 finds an adoption of the year whose description has gaps.
var r601 = []Rule{{
	Code:  "601",
	Words: "An adoption this year has gaps in its adoption details.",
	Fix:   "Fill in the adoption details that are blank, or correct the reason for which the episode ceased.",
	Flags: rule.Fields{episodes: {"REC"}, ad1s: {"DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"}},
	Needs: []string{episodes, ad1s},
	Only:  rule.Clues{rule.Rows(ad1s), rule.OneOf(episodes, "REC", adoptionOrders...)},
	Check: func(c *Child, found rule.Found) {
		for _, e := range c.Episodes {
			for _, a := range c.AD1s {
				if c.AdoptedInYear(&e) && anyBlank(a.details()...) {
					found(e.Row, a.Row)
				}
			}
		}
	},
}}
