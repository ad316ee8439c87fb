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
		known := func(h *Header) bool { return h.UPN != "" && !oneOf(h.UPN, "UN1", "UN2", "UN3", "UN4", "UN5") }
		times := make(map[string]int, len(r.children))
		for _, c := range r.children {
			for i := range c.Headers {
				if h := &c.Headers[i]; known(h) {
					times[h.UPN]++
				}
			}
		}
		byUPN := map[string][]rule.Row{}
		for _, c := range r.children {
			for i := range c.Headers {
				if h := &c.Headers[i]; times[h.UPN] > 1 {
					byUPN[h.UPN] = append(byUPN[h.UPN], h.Row)
				}
			}
		}
		for _, rows := range byUPN {
			found(rows...)
		}
	},
}}
