package cin

import "throughline/rule"

// r4180 finds a gender, or from 2025 a sex, that is missing or no code.
var r4180 = []Rule{{
	Code:  "4180",
	Until: 2024,
	Words: "Gender is missing or is not one of the accepted codes.",
	Fix:   "Record the child's gender as 0, 1, 2 or 9.",
	Flags: rule.Fields{identifiers: {"GenderCurrent"}},
	Needs: []string{identifiers},
	Check: func(c *Child, found rule.Found) {
		for _, i := range c.Identifiers {
			if !oneOf(i.GenderCurrent, []string{"0", "1", "2", "9"}) {
				found(i.Row)
			}
		}
	},
}, {
	Code:  "4180",
	From:  2025,
	Words: "Sex is missing or is not M, F or U.",
	Fix:   "Record the child's sex as M, F or U.",
	Flags: rule.Fields{identifiers: {"Sex"}},
	Needs: []string{identifiers},
	Check: func(c *Child, found rule.Found) {
		for _, i := range c.Identifiers {
			if !oneOf(i.Sex, []string{"M", "F", "U"}) {
				found(i.Row)
			}
		}
	},
}}
