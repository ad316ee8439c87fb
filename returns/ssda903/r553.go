package ssda903

import "throughline/rule"

// r553 finds a placement order without a decision to place for adoption that stands.
var r553 = []Rule{{
	Code:  "553",
	Words: "A placement order is recorded but nothing about the decision to place for adoption, or that decision is shown as reversed while the order goes on.",
	Fix:   "Record the decision to place for adoption, remove its reversal, or correct the legal status.",
	Flags: rule.Fields{episodes: {"CHILD"}, placedAdoption: {"CHILD", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"}},
	Needs: []string{episodes, placedAdoption},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "E1")},
	Check: orderWithoutDecision("E1"),
}}

// orderWithoutDecision finds the episodes of a legal status for whose child there is no
// decision to place for adoption, and the decisions reversed while such an episode goes on.
func orderWithoutDecision(legalStatus string) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for _, e := range c.Episodes {
			if e.LS != legalStatus {
				continue
			}
			if len(c.PlacedAdoption) == 0 {
				found(e.Row)
			}
			for _, p := range c.PlacedAdoption {
				if e.Dec.Blank() && p.reversed() {
					found(p.Row)
				}
			}
		}
	}
}
