package ssda903

import (
	"strings"

	"throughline/rule"
)

// r564 finds a spell of being missing without a start.
var r564 = []Rule{{
	Code:  "564",
	Words: "A missing or away-without-permission spell has no start date.",
	Fix:   "Record the date on which the spell started.",
	Flags: rule.Fields{missings: {"MISSING", "MIS_START"}},
	Needs: []string{missings},
	Check: eachMissing(func(_ *Child, m *Missing) bool {
		return oneOf(strings.ToUpper(m.Missing), "M", "A") && m.MisStart.Blank()
	}),
}}
