package cin

import "throughline/rule"

// r8896 finds more than one open assessment on an episode. All assessments of the episode are
// flagged.
var r8896 = []Rule{{
	Code:  "8896",
	Words: "Two or more assessments are open on the same episode.",
	Fix:   "Give the day on which the earlier assessment was completed.",
	Flags: rule.Fields{assessments: {"AssessmentAuthorisationDate"}},
	Needs: []string{assessments},
	Check: keyed(func(c *Child, at issues) {
		for _, m := range c.Modules {
			open := 0
			for _, a := range m.Assessments {
				open += count(blank(a.AssessmentAuthorisationDate))
			}
			if c.ID != "" && m.ID != "" && open > 1 {
				at(key(m.ID), rowsOf(m.Assessments, func(a *Assessment) rule.Row { return a.Row })...)
			}
		}
	}),
}}
