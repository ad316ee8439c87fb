package ssda903

import "throughline/rule"

// r153 finds care leaver details of which some are missing.
var r153 = []Rule{{
	Code:  "153",
	Words: "The care leaver's in-touch, activity and accommodation codes must be all filled in or all left blank.",
	Fix:   "Fill in all three care leaver details, or none.",
	Flags: rule.Fields{oc3s: {"IN_TOUCH", "ACTIV", "ACCOM"}},
	Needs: []string{oc3s},
	Check: eachOC3(func(_ *Child, o *OC3) bool { return anyGiven(o.details()...) && anyBlank(o.details()...) }),
}}
