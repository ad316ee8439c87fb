package cin

import (
	"slices"
	"strings"

	"throughline/rule"
)

// r8790 finds a disability beside the code that says there is none. A blank beside it is
// flagged too.
var r8790 = []Rule{{
	Code:  "8790",
	Words: "The disability codes include both the code for no disability and another one.",
	Fix:   "Take out NONE, or the other codes.",
	Flags: rule.Fields{disabilities: {"Disability"}},
	Needs: []string{disabilities},
	Check: func(c *Child, found rule.Found) {
		none := func(x *Disability) bool { return strings.EqualFold(x.Disability, "NONE") }
		if !slices.ContainsFunc(c.Disabilities, none) {
			return
		}
		for _, x := range c.Disabilities {
			if !none(x) {
				found(x.Row)
			}
		}
	},
}}
