package ssda903

import "throughline/rule"

// r631 finds an earlier permanence arrangement that is not one of the codes.
var r631 = []Rule{{
	Code:  "631",
	Words: "The earlier permanence arrangement has a code that is not on the list.",
	Fix:   "Correct the code of the earlier permanence arrangement.",
	Flags: rule.Fields{prevPerms: {"PREV_PERM"}},
	Needs: []string{prevPerms},
	Check: eachPrevPerm(func(_ *Child, p *PrevPerm) bool { return foreign(p.PrevPerm, "P1", "P2", "P3", "P4", "Z1") }),
}}
