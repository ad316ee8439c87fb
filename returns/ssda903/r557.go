package ssda903

import "throughline/rule"

// r557 finds a child meant for adoption who left care otherwise, while the reversal of
// the decision is not recorded. Freeing orders are left out from the 2025 collection.
var r557 = []Rule{{
	Code:  "557",
	Until: 2024,
	Words: "The child was to be adopted but left care without being adopted, and the date and reason for reversing that decision are not both recorded.",
	Fix:   "Record the date and the reason of the reversal, or correct the reason for which the episode ceased.",
	Flags: rule.Fields{episodes: {"PLACE", "LS", "REC"}, placedAdoption: {"DATE_PLACED_CEASED", "REASON_PLACED_CEASED"}},
	Needs: []string{episodes, placedAdoption},
	Only:  rule.Clues{rule.Other(episodes, "REC", "X1", "E11", "E12")},
	Check: leftUnadopted("D1", "E1"),
}, {
	Code:  "557",
	From:  2025,
	Words: "The child was to be adopted but left care without being adopted, and the date and reason for reversing that decision are not both recorded.",
	Fix:   "Record the date and the reason of the reversal, or correct the reason for which the episode ceased.",
	Flags: rule.Fields{episodes: {"PLACE", "LS", "REC"}, placedAdoption: {"DATE_PLACED_CEASED", "REASON_PLACED_CEASED"}},
	Needs: []string{episodes, placedAdoption},
	Only:  rule.Clues{rule.Other(episodes, "REC", "X1", "E11", "E12")},
	Check: leftUnadopted("E1"),
}}

func leftUnadopted(orders ...string) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for _, e := range c.Episodes {
			left := e.REC != "" && e.REC != "X1" && !e.Adopted()
			if !left || !e.PlacedForAdoption() && !oneOf(e.LS, orders...) {
				continue
			}
			if len(c.PlacedAdoption) == 0 {
				found(e.Row)
			}
			for _, p := range c.PlacedAdoption {
				if p.DatePlacedCeased.Blank() || p.ReasonPlacedCeased == "" {
					found(e.Row, p.Row)
				}
			}
		}
	}
}
