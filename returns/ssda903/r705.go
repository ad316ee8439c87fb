package ssda903

import "throughline/rule"

// r705 finds deprivation of liberty orders that overlap.
var r705 = []Rule{{
	Code:  "705",
	From:  2027,
	Words: "The child's deprivation of liberty orders overlap, or a new one starts while an earlier one is still open.",
	Fix:   "Close the earlier order, or correct the dates so that the orders do not overlap.",
	Flags: rule.Fields{dolos: {"DOLO_START", "DOLO_END"}},
	Needs: []string{dolos},
	Check: spellsOverlap(doloSpells),
}}
