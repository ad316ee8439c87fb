package cin

import "throughline/rule"

// r8842q finds a review without a date.
var r8842q = []Rule{{
	Code:     "8842Q",
	Severity: rule.Warning,
	Words:    "A review record has no valid date. Correct it or explain it.",
	Fix:      "Give the date of the review.",
	Flags:    rule.Fields{reviews: {"CPPreviewDate"}},
	Needs:    []string{reviews},
	Check: func(c *Child, found rule.Found) {
		for _, v := range c.Reviews {
			if blank(v.CPPreviewDate) {
				found(v.Row)
			}
		}
	},
}}
