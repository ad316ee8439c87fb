package ssda903

import "throughline/rule"

// r164 finds a distance from home that cannot be. Asylum-seeking children have no home in
// England, so theirs is not looked at; short breaks are.
var r164 = []Rule{{
	Code:  "164",
	Words: "The distance between home and placement is out of range; check the postcodes.",
	Fix:   "Correct the postcode of the home or of the placement.",
	Flags: rule.Fields{episodes: {"PL_DISTANCE"}},
	Needs: []string{episodes, "PL_DISTANCE"},
	Unless: func(r *Return) string {
		if r.UASCKnown() {
			return ""
		}
		return "it is not known who is an unaccompanied asylum-seeking child: UASC is not there"
	},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		return !c.EverUASC() && e.PlDistance.Known && (e.PlDistance.Value < 0 || e.PlDistance.Value > 999.9)
	}),
}}
