package ssda903

import "throughline/rule"

// r198 finds a reason for having no SDQ score of a child who was not in care for the whole year.
var r198 = []Rule{{
	Code:  "198",
	Words: "A reason for having no SDQ score is given although the child was not looked after for the whole 12 months to 31 March.",
	Fix:   "Remove the reason, or complete the child's episodes.",
	Flags: rule.Fields{oc2s: {"SDQ_REASON"}},
	Needs: []string{episodes, oc2s},
	Only:  rule.Clues{rule.Given(oc2s, "SDQ_REASON")},
	Check: eachOC2(func(c *Child, o *OC2) bool { return o.SDQReason != "" && !c.ContinuouslyLookedAfter() }),
}}
