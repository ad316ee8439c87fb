package ssda903

import "throughline/rule"

// r233 finds an open episode with a reason for a change of placement. Its end is read from
// DATE_EPISODE_CEASED where a file brings it, else from DEC.
var r233 = []Rule{{
	Code:  "233",
	From:  2026,
	Words: "Clear REASON_PLACE_CHANGE: an open episode has had no change of placement yet.",
	Fix:   "Remove the reason, or record when the episode ceased.",
	Flags: rule.Fields{episodes: {"REASON_PLACE_CHANGE", "DATE_EPISODE_CEASED"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Given(episodes, "REASON_PLACE_CHANGE")},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		ceased := e.Dec
		if c.HasColumn(episodes, "DATE_EPISODE_CEASED") {
			ceased = e.DateEpisodeCeased
		}
		return ceased.Blank() && e.ReasonPlaceChange != ""
	}),
}}
