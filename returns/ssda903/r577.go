package ssda903

import "throughline/rule"

// r577 finds a spell of being missing that is not closed within care.
var r577 = []Rule{{
	Code:  "577",
	Words: "The child's time in care has ended (or had not begun), but the missing spell is not closed within it.",
	Fix:   "Record an end of the spell that lies in the child's time in care, or correct the episodes.",
	Flags: rule.Fields{missings: {"MIS_END"}},
	Needs: []string{episodes, missings},
	Check: spellsOutsideCare(missingSpells),
}}
