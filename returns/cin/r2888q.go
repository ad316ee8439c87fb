package cin

import "throughline/rule"

// r2888q finds a return in which no child has more than one disability code. With no
// disability at all it says nothing.
var r2888q = []Rule{{
	Code:     "2888Q",
	Severity: rule.Warning,
	Words:    "No child has more than one disability code. Check that every disability is recorded, or explain it.",
	Fix:      "Check that every disability of every child has been recorded.",
	Needs:    []string{disabilities},
	Across: func(r *Return, found rule.Found) {
		children, most := 0, 0
		for _, c := range r.children {
			rows, codes := 0, 0
			for _, x := range c.Disabilities {
				rows += count(x.Disability != "NONE")
				codes += count(x.Disability != "NONE" && x.Disability != "")
			}
			if c.ID != "" && rows > 0 {
				children, most = children+1, max(most, codes)
			}
		}
		if children > 0 && most <= 1 {
			found(rule.WholeReturn)
		}
	},
}}
