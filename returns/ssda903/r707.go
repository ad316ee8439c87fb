package ssda903

import "throughline/rule"

// r707 finds a deprivation of liberty order that is not closed within care.
var r707 = []Rule{{
	Code:  "707",
	From:  2027,
	Words: "The child's time in care has ended (or had not begun), but the deprivation of liberty order is not closed within it.",
	Fix:   "Record an end of the order that lies in the child's time in care, or correct the episodes.",
	Flags: rule.Fields{dolos: {"DOLO_END"}},
	Needs: []string{dolos, episodes},
	Check: spellsOutsideCare(doloSpells),
}}
