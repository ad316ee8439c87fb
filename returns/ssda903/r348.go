package ssda903

import "throughline/rule"

// r348 finds care leavers who were dead last year and are not this year.
var r348 = []Rule{{
	Code:  "348",
	From:  2026,
	Words: "This care leaver was reported as having died last year but not this year.",
	Fix:   "Correct whether the council is in touch, or tell the department that last year's answer was wrong.",
	Flags: rule.Fields{oc3s: {"IN_TOUCH"}},
	Needs: []string{oc3s, oc3s + last},
	Check: eachOC3(func(c *Child, o *OC3) bool {
		for _, before := range c.Last.OC3s {
			if before.InTouch == "DIED" && o.InTouch != "DIED" {
				return true
			}
		}
		return false
	}),
}}
