package ssda903

import "throughline/rule"

// r574 finds spells of being missing that overlap.
var r574 = []Rule{{
	Code:  "574",
	Words: "The child's missing spells overlap, or a new one starts while an earlier one is still open.",
	Fix:   "Close the earlier spell, or correct the dates so that the spells do not overlap.",
	Flags: rule.Fields{missings: {"MIS_START", "MIS_END"}},
	Needs: []string{missings},
	Check: spellsOverlap(missingSpells),
}}
