package ssda903

import "throughline/rule"

// r335 finds adoptions where the placement and the adoption details disagree on whether
// the carers adopted the child. A1, A2 and E1 are codes of older returns.
var r335 = []Rule{{
	Code:  "335",
	Words: "Whether the child was adopted by the current foster carers does not fit the type of the last placement.",
	Fix:   "Correct the type of the last placement, or the answer on adoption by the child's foster carers.",
	Flags: rule.Fields{episodes: {"PLACE"}, ad1s: {"FOSTER_CARE"}},
	Needs: []string{episodes, ad1s},
	Only:  rule.Clues{rule.Rows(ad1s), rule.OneOf(episodes, "REC", "E1", "E11", "E12")},
	Check: func(c *Child, found rule.Found) {
		for _, e := range c.Episodes {
			for _, a := range c.AD1s {
				byOthers := oneOf(e.Place, "A2", "A3", "A5") && a.FosterCare == "0"
				byCarers := oneOf(e.Place, "A1", "A4", "A6") && a.FosterCare == "1"
				if oneOf(e.REC, "E1", "E11", "E12") && (byOthers || byCarers) {
					found(e.Row, a.Row)
				}
			}
		}
	},
}}
