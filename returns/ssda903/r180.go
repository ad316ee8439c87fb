package ssda903

import (
	"math"

	"throughline/rule"
)

// r180 finds an SDQ score that cannot be.
var r180 = []Rule{{
	Code:  "180",
	Words: "The SDQ score must be a whole number from 0 to 40.",
	Fix:   "Record a whole number from 0 to 40.",
	Flags: rule.Fields{oc2s: {"SDQ_SCORE"}},
	Needs: []string{oc2s},
	Check: eachOC2(func(_ *Child, o *OC2) bool {
		score := rule.ReadNumber(o.SDQScore)
		whole := score.Known && score.Value == math.Trunc(score.Value)
		return o.SDQScore != "" && !(whole && score.Value >= 0 && score.Value <= 40)
	}),
}}
