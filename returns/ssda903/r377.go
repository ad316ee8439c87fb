package ssda903

import "throughline/rule"

// r377 finds children whose foster carers were away more than twice. The whole file
// counts, whatever twelve months the holidays fall in.
var r377 = []Rule{{
	Code:  "377",
	Words: "T3 (foster carers on holiday) occurs more than twice for this child.",
	Fix:   "Correct the placement types: a child spends at most two holidays of the carers a year elsewhere.",
	Flags: rule.Fields{episodes: {"PLACE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "T3")},
	Check: func(c *Child, found rule.Found) {
		var holidays []rule.Row
		for _, e := range c.Episodes {
			if e.Place == "T3" {
				holidays = append(holidays, e.Row)
			}
		}
		if c.ID != "" && len(holidays) > 2 {
			found(holidays...)
		}
	},
}}
