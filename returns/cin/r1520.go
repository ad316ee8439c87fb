package cin

import "throughline/rule"

// r1520 finds a UPN that more than one record of a child carries, also where both records are
// of one child.
var r1520 = []Rule{{
	Code:  "1520",
	Words: "The same UPN is used for more than one child record in this return.",
	Fix:   "Find out whose UPN it is, and correct the other record.",
	Flags: rule.Fields{identifiers: {"UPN"}},
	Needs: []string{identifiers},
	Across: func(r *Return, found rule.Found) {
		times := map[string]int{}
		for _, c := range r.children {
			for _, i := range c.Identifiers {
				times[i.UPN]++
			}
		}
		shared := keyed(func(c *Child, at issues) {
			for _, i := range c.Identifiers {
				if i.UPN != "" && times[i.UPN] > 1 {
					at(key(i.UPN), i.Row)
				}
			}
		})
		for _, c := range r.children {
			shared(c, found)
		}
	},
}}
