package ssda903

import "throughline/rule"

// r185 finds an SDQ score of a child who was not in care for the whole year.
var r185 = []Rule{{
	Code:  "185",
	Words: "An SDQ score is given although the child was not looked after for the whole 12 months to 31 March.",
	Fix:   "Remove the score, or complete the child's episodes.",
	Flags: rule.Fields{oc2s: {"SDQ_SCORE"}},
	Needs: []string{episodes, oc2s},
	Check: eachOC2(func(c *Child, o *OC2) bool { return o.SDQScore != "" && !c.ContinuouslyLookedAfter() }),
}}
