package ssda903

import "throughline/rule"

// r149 finds an unknown reason for which an episode ceased.
var r149 = []Rule{{
	Code:  "149",
	Words: "REC holds an unknown code; pick one from the list of reasons for ending.",
	Fix:   "Record the reason with one of the codes of the guidance.",
	Flags: rule.Fields{episodes: {"REC"}},
	Needs: []string{episodes},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return foreign(e.REC, "E11", "E12", "E2", "E3", "E4A", "E4B", "E13", "E41", "E45", "E46", "E47", "E48", "E5", "E6",
			"E7", "E8", "E9", "E14", "E15", "E16", "E17", "X1")
	}),
}}
