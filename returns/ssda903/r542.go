package ssda903

import "throughline/rule"

// r542 finds convictions below the age of criminal responsibility.
var r542 = []Rule{{
	Code:  "542",
	Words: "Conviction information is given for a child who was under 10 on 31 March.",
	Fix:   "Remove the answer on convictions, or correct the date of birth.",
	Flags: rule.Fields{oc2s: {"CONVICTED"}},
	Needs: []string{oc2s},
	Only:  rule.Clues{rule.Given(oc2s, "CONVICTED")},
	Check: eachOC2(func(c *Child, o *OC2) bool {
		return birthday(o.DOB, 10).After(c.End) && o.Convicted != ""
	}),
}}
