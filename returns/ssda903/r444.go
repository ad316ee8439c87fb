package ssda903

import "throughline/rule"

// r444 finds pupil numbers on more than one header, of one child or of several.
var r444 = []Rule{{
	Code:  "444",
	From:  2026,
	Words: "The same unique pupil number is given for more than one child.",
	Fix:   "Give each child their own pupil number; where two records are of one child, join them.",
	Flags: rule.Fields{headers: {"UPN"}},
	Needs: []string{headers},
	Across: func(r *Return, found rule.Found) {
		byUPN := map[string][]rule.Row{}
		for _, c := range r.Children() {
			for _, h := range c.Headers {
				if h.UPN != "" && !oneOf(h.UPN, "UN1", "UN2", "UN3", "UN4", "UN5") {
					byUPN[h.UPN] = append(byUPN[h.UPN], h.Row)
				}
			}
		}
		for _, rows := range byUPN {
			if len(rows) > 1 {
				found(rows...)
			}
		}
	},
}}
