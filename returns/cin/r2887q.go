package cin

import "throughline/rule"

// r2887q finds a return that uses seven or fewer different disability codes, NONE apart.
var r2887q = []Rule{{
	Code:     "2887Q",
	Severity: rule.Warning,
	Words:    "Seven or fewer different disability codes are used in the whole return. Check that all disabilities are recorded, or explain it.",
	Fix:      "Check that every disability of every child has been recorded.",
	Needs:    []string{disabilities},
	Across: func(r *Return, found rule.Found) {
		codes := map[string]bool{}
		for _, c := range r.children {
			for _, x := range c.Disabilities {
				if x.Disability != "" && x.Disability != "NONE" {
					codes[x.Disability] = true
				}
			}
		}
		if len(codes) <= 7 {
			found(rule.WholeReturn)
		}
	},
}}
