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
	Only:  rule.Clues{rule.Other(headers, "UPN", unknownUPNs...)},
	Gather: func(r *Return) rule.Gathering[Child] {
		rows := make([]rule.Row, 0, r.Len()) // the first of each number
		var known rule.Texts[int32]
		known.Room(r.Len())
		twice := map[string][]rule.Row{}
		return rule.Gathering[Child]{
			See: func(c *Child) {
				for i := range c.Headers {
					h := &c.Headers[i]
					if !foreign(h.UPN, unknownUPNs...) {
						continue
					}
					n, first := known.Of(h.UPN)
					switch {
					case first:
						*n = int32(len(rows))
						rows = append(rows, h.Row)
					case twice[h.UPN] == nil:
						twice[h.UPN] = []rule.Row{rows[*n], h.Row}
					default:
						twice[h.UPN] = append(twice[h.UPN], h.Row)
					}
				}
			},
			Found: func(found rule.Found) {
				for _, rows := range twice {
					found(rows...)
				}
			},
		}
	},
}}

// unknownUPNs say why a pupil number is not known.
var unknownUPNs = []string{"UN1", "UN2", "UN3", "UN4", "UN5"}
