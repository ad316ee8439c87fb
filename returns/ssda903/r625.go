package ssda903

import "throughline/rule"

// r625 finds a birth after the year, or after the mother left care.
var r625 = []Rule{{
	Code:  "625",
	Words: "The date of birth of the young mother's child lies after the end of the collection year or after she left care.",
	Fix:   "Correct the date of birth of her child, or the date on which the episode ceased.",
	Flags: rule.Fields{headers: {"MC_DOB"}, episodes: {"DEC"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.Given(headers, "MC_DOB")},
	Check: func(c *Child, found rule.Found) {
		ended := first(c.Episodes, func(a, b *Episode) int { return compareBackwards(a.Dec.Date, b.Dec.Date) })
		if c.ID == "" || ended == nil || ended.Ongoing() {
			return
		}
		for _, h := range c.Headers {
			if h.MCDOB.After(c.End) || h.MCDOB.After(ended.Dec.Date) {
				found(ended.Row, h.Row)
			}
		}
	},
}}
