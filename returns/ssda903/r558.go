package ssda903

import "throughline/rule"

// r558 finds an adopted child of whose decisions none stands. It counts pairs of an
// adoption and a decision: a single adoption after a single reversed decision passes.
var r558 = []Rule{{
	Code:  "558",
	Words: "The child was adopted, yet every decision to place for adoption is shown as reversed.",
	Fix:   "Remove the reversal of the decision that led to the adoption, or correct the reason for which the episode ceased.",
	Flags: rule.Fields{episodes: {"REC"}},
	Needs: []string{episodes, placedAdoption},
	Only:  rule.Clues{rule.OneOf(episodes, "REC", adoptionOrders...)},
	Check: func(c *Child, found rule.Found) {
		for _, p := range c.PlacedAdoption {
			if p.DatePlacedCeased.Blank() {
				return
			}
		}
		var adoptions []rule.Row
		for _, e := range c.Episodes {
			if e.Adopted() {
				adoptions = append(adoptions, e.Row)
			}
		}
		if c.ID != "" && len(adoptions)*len(c.PlacedAdoption) > 1 {
			found(adoptions...)
		}
	},
}}
