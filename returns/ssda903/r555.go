package ssda903

import "throughline/rule"

// r555 finds a freeing order without a decision to place for adoption that stands.
var r555 = []Rule{{
	Code:  "555",
	Until: 2024,
	Words: "A freeing order is recorded but nothing about the decision to place for adoption, or that decision is shown as reversed while the order goes on.",
	Fix:   "Record the decision to place for adoption, remove its reversal, or correct the legal status.",
	Flags: rule.Fields{episodes: {"CHILD"}, placedAdoption: {"CHILD", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"}},
	Needs: []string{episodes, placedAdoption},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "D1")},
	Check: orderWithoutDecision("D1"),
}}
