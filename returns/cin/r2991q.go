package cin

import "throughline/rule"

// r2991q finds an enquiry on an episode that has no assessment.
var r2991q = []Rule{{
	Code:     "2991Q",
	Severity: rule.Warning,
	Words:    "There is a section 47 enquiry on an episode that has no assessment. Correct it or explain it.",
	Fix:      "Record the assessment, or check that the enquiry belongs to this episode.",
	Flags:    rule.Fields{section47s: {"LAchildID"}},
	Needs:    []string{section47s, assessments},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			for _, s := range m.Section47s {
				if len(m.Assessments) == 0 {
					at(key(m.ID), s.Row)
				}
			}
		}
	}),
}}
