package ssda903

import "throughline/rule"

// r426 finds children whose short breaks are recorded in both ways.
var r426 = []Rule{{
	Code:  "426",
	Words: "The child has both V3 and V4 short breaks in the same year.",
	Fix:   "Record all of the child's short breaks as V3, or all as V4.",
	Flags: rule.Fields{episodes: {"LS"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "V3"), rule.OneOf(episodes, "LS", "V4")},
	Check: func(c *Child, found rule.Found) {
		v3, v4 := false, false
		var breaks []rule.Row
		for _, e := range c.Episodes {
			switch e.LS {
			case "V3":
				v3 = true
			case "V4":
				v4 = true
			default:
				continue
			}
			breaks = append(breaks, e.Row)
		}
		if c.ID != "" && v3 && v4 {
			found(breaks...)
		}
	},
}}
