package ssda903

import "throughline/rule"

// r197a finds both an SDQ score and a reason for having none.
var r197a = []Rule{{
	Code:  "197a",
	Words: "A reason for having no SDQ score is not needed when there is a score.",
	Fix:   "Remove the reason where there is a score.",
	Flags: rule.Fields{oc2s: {"SDQ_SCORE", "SDQ_REASON"}},
	Needs: []string{oc2s},
	Only:  rule.Clues{rule.Given(oc2s, "SDQ_SCORE"), rule.Given(oc2s, "SDQ_REASON")},
	Check: eachOC2(func(_ *Child, o *OC2) bool { return o.SDQScore != "" && o.SDQReason != "" }),
}}
