package cin

import "throughline/rule"

// r8870q finds a conference that is to be held by a Saturday or a Sunday. Bank holidays are
// all right here.
var r8870q = []Rule{{
	Code:     "8870Q",
	Severity: rule.Warning,
	Words:    "The target date of the initial child protection conference falls on a weekend. Correct it or explain it.",
	Fix:      "Check the target date.",
	Flags:    rule.Fields{section47s: {"InitialCPCtarget"}},
	Needs:    []string{section47s},
	Check: func(c *Child, found rule.Found) {
		for _, s := range c.Section47s {
			if weekend(s.InitialCPCtarget.Date) {
				found(s.Row)
			}
		}
	},
}}
