package ssda903

import "throughline/rule"

// Rules 392a to 392d look at the postcodes of home and placement, and their distance.

// r392a finds children whose distance from home cannot be worked out.
var r392a = []Rule{{
	Code: "392a",
	Words: "No distance from home could be worked out for a looked-after child who is not on short breaks. " +
		"Children who used to be unaccompanied asylum seekers may be listed wrongly.",
	Fix:    "Enter the postcodes of home and placement as the list of postcodes has them.",
	Flags:  rule.Fields{episodes: {"PL_DISTANCE"}},
	Needs:  []string{episodes, "PL_DISTANCE"},
	Unless: uascNotKnown,
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		return !c.EverUASC() && !e.ShortBreak() && !e.PlDistance.Known
	}),
}}

// r392b finds children without the postcode of home or placement.
var r392b = []Rule{{
	Code: "392b",
	Words: "The home or the placement postcode is not recorded for a looked-after child who is not on short breaks. " +
		"Children who used to be unaccompanied asylum seekers may be listed wrongly, most of all when UASC data is not loaded for both years.",
	Fix:   "Enter the postcodes of the child's home and of the placement.",
	Flags: rule.Fields{episodes: {"HOME_POST", "PL_POST"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Blank(episodes, "HOME_POST").Or(rule.Blank(episodes, "PL_POST"))},
	Check: eachEpisode(func(c *Child, e *Episode) bool {
		return !c.EverUASC() && !e.ShortBreak() && anyBlank(e.HomePost, e.PlPost)
	}),
}}

// r392c finds postcodes that do not exist.
var r392c = []Rule{{
	Code:  "392c",
	Words: "A home or placement postcode is not a known postcode.",
	Fix:   "Correct the postcode.",
	Flags: rule.Fields{episodes: {"HOME_POST", "PL_POST"}},
	Needs: []string{episodes, "postcodes"},
	Check: eachEpisode(func(_ *Child, e *Episode) bool { return e.unknownPostcode }),
}}

// r392d finds children placed at home with somebody other than their parents. Postcodes
// with and without a blank are not seen to be the same.
var r392d = []Rule{{
	Code:  "392d",
	Words: "The home and the placement postcode are the same, although the child is not placed with their own parents.",
	Fix:   "Correct the postcode that is wrong, or the placement type.",
	Flags: rule.Fields{episodes: {"HOME_POST", "PL_POST", "PLACE"}},
	Needs: []string{episodes},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return e.Place != "P1" && !differ(e.HomePost, e.PlPost)
	}),
}}

// uascNotKnown says why a rule that must know who ever sought asylum cannot run.
func uascNotKnown(r *Return) string {
	if r.UASCKnown() {
		return ""
	}
	return "it is not known who is or was an unaccompanied asylum-seeking child: neither this year's nor last year's UASC table is there"
}
