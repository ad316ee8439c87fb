package ssda903

import "throughline/rule"

// r196 finds an unknown reason for having no SDQ score.
var r196 = []Rule{{
	Code:  "196",
	Words: "The reason for having no SDQ score is not an allowed code.",
	Fix:   "Record SDQ1 to SDQ5.",
	Flags: rule.Fields{oc2s: {"SDQ_REASON"}},
	Needs: []string{oc2s},
	Only:  rule.Clues{rule.Other(oc2s, "SDQ_REASON", sdqReasons...)},
	Check: eachOC2(func(_ *Child, o *OC2) bool { return foreign(o.SDQReason, sdqReasons...) }),
}}

var sdqReasons = []string{"SDQ1", "SDQ2", "SDQ3", "SDQ4", "SDQ5"}
