package ssda903

import "throughline/rule"

// r516 finds special guardianship of former foster carers who did not foster the child.
var r516 = []Rule{{
	Code:  "516",
	Words: "The episode ended with a special guardianship order to former foster carers, but the child was not in a foster placement (U1 to U6).",
	Fix:   "Correct the reason for which the episode ceased, or the placement type.",
	Flags: rule.Fields{episodes: {"REC", "PLACE"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "REC", "E45", "E46")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return oneOf(e.REC, "E45", "E46") && !oneOf(e.Place, "U1", "U2", "U3", "U4", "U5", "U6")
	}),
}}
