package ssda903

import "throughline/rule"

// r1006 finds a time missing of an unknown kind.
var r1006 = []Rule{{
	Code:  "1006",
	Words: "The missing type must be M (missing) or A (away without authorisation).",
	Fix:   "Record M or A.",
	Flags: rule.Fields{missings: {"MISSING"}},
	Needs: []string{missings},
	Check: eachMissing(func(_ *Child, m *Missing) bool { return foreign(m.Missing, "M", "A") }),
}}
