package ssda903

import "throughline/rule"

// r191 finds a child in care for the whole year without the health items asked of all, or
// without any outcomes; then the child's first episode is flagged.
var r191 = []Rule{{
	Code:  "191",
	Words: "A child looked after for the whole 12 months to 31 March has health items missing, or has no outcome record at all.",
	Fix:   "Fill in immunisations, teeth check, health assessment and substance misuse.",
	Flags: rule.Fields{oc2s: {"IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"}, episodes: {"CHILD"}},
	Needs: []string{oc2s, episodes},
	Check: func(c *Child, found rule.Found) {
		if !c.ContinuouslyLookedAfter() {
			return
		}
		for _, o := range c.OC2s {
			if anyBlank(o.alwaysAsked()...) {
				found(o.Row)
			}
		}
		if first := c.First(); len(c.OC2s) == 0 && first != nil {
			found(first.Row)
		}
	},
}}
