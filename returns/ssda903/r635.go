package ssda903

import "throughline/rule"

// r635 finds the date or authority of a permanence order without a code.
var r635 = []Rule{{
	Code:  "635",
	Words: "A date or authority of an earlier permanence order is given, but no code that says there was one.",
	Fix:   "Record the code of the earlier permanence arrangement, or remove its date and authority.",
	Flags: rule.Fields{prevPerms: {"LA_PERM", "DATE_PERM", "PREV_PERM"}},
	Needs: []string{prevPerms},
	Check: eachPrevPerm(func(_ *Child, p *PrevPerm) bool { return anyGiven(p.LAPerm, p.DatePerm.Text) && p.PrevPerm == "" }),
}}
