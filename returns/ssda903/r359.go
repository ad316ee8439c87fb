package ssda903

import "throughline/rule"

// r359 finds grown people who stay in care otherwise than in a children's home by agreement.
var r359 = []Rule{{
	Code:  "359",
	Words: "A young person still looked after past 18 must be under legal status V2 in placement K2.",
	Fix:   "Give the day on which the last episode ceased and why, or correct legal status and placement.",
	Flags: rule.Fields{episodes: {"DEC", "LS", "PLACE"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.Blank(episodes, "DEC")},
	Check: eachEpisodeWithHeader(func(c *Child, e *Episode, h *Header) bool {
		return e.Dec.Blank() && birthday(h.DOB, 18).Before(c.End) && !(e.LS == "V2" && e.Place == "K2")
	}),
}}
