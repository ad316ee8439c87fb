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
	Gather: func(*Return) rule.Gathering[Child] {
		type given struct {
			upn string
			row rule.Row
		}
		var all []given
		return rule.Gathering[Child]{
			See: func(c *Child) {
				for i := range c.Headers {
					if h := &c.Headers[i]; h.UPN != "" && !oneOf(h.UPN, "UN1", "UN2", "UN3", "UN4", "UN5") {
						all = append(all, given{h.UPN, h.Row})
					}
				}
			},
			Found: func(found rule.Found) {
				times := make(map[string]int, len(all))
				for _, g := range all {
					times[g.upn]++
				}
				byUPN := map[string][]rule.Row{}
				for _, g := range all {
					if times[g.upn] > 1 {
						byUPN[g.upn] = append(byUPN[g.upn], g.row)
					}
				}
				for _, rows := range byUPN {
					found(rows...)
				}
			},
		}
	},
}}
