package ssda903

import "throughline/rule"

// r101 finds a sex that is not one of the codes, which changed with the 2025 collection.
var r101 = []Rule{{
	Code:  "101",
	Until: 2024,
	Words: "The sex code must be 1 or 2.",
	Fix:   "Record the child's sex.",
	Flags: rule.Fields{headers: {"SEX"}},
	Needs: []string{headers},
	Check: sexOutside("1", "2"),
}, {
	Code:  "101",
	From:  2025,
	Words: "The child's sex must be M, F or U.",
	Fix:   "Record the child's sex.",
	Flags: rule.Fields{headers: {"SEX"}},
	Needs: []string{headers},
	Check: sexOutside("M", "F", "U"),
}}

func sexOutside(codes ...string) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for _, h := range c.Headers {
			if !oneOf(h.Sex, codes...) {
				found(h.Row)
			}
		}
	}
}
