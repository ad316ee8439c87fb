package ssda903

import "throughline/rule"

// r630 finds a child who came into care this year without an answer on earlier permanence.
var r630 = []Rule{{
	Code:  "630",
	Words: "The child started to be looked after this year, but the information on an earlier permanence arrangement is missing or incomplete.",
	Fix:   "Record the earlier permanence arrangement with its authority and date, or that there was none (Z1).",
	Flags: rule.Fields{episodes: {"RNE"}},
	Needs: []string{episodes, prevPerms},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		if !e.Starts() || !e.Decom.NotBefore(c.Start) {
			return false
		}
		for _, p := range c.PrevPerms {
			if p.PrevPerm == "" || p.PrevPerm != "Z1" && (p.LAPerm == "" || p.DatePerm.Blank()) {
				return true
			}
		}
		return len(c.PrevPerms) == 0
	}),
}}
