package ssda903

import "throughline/rule"

// r149 finds an unknown reason for which an episode ceased.
var r149 = []Rule{{
	Code:  "149",
	Words: "REC holds an unknown code; pick one from the list of reasons for ending.",
	Fix:   "Record the reason with one of the codes of the guidance.",
	Flags: rule.Fields{episodes: {"REC"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Other(episodes, "REC", reasonsCeased...)},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return foreign(e.REC, reasonsCeased...)
	}),
}}
