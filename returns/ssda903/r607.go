package ssda903

import "throughline/rule"

// r607 finds a girl who left care in the year and of whom it is not said whether she is
// a mother. The code of her sex changed with the 2025 collection.
var r607 = []Rule{{
	Code:  "607",
	Until: 2024,
	Words: "A girl left care during the year, but it is not recorded whether she is a mother.",
	Fix:   "Record whether she is a mother (1) or not (0).",
	Flags: rule.Fields{episodes: {"DEC", "REC", "LS"}, headers: {"MOTHER", "SEX"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(headers, "SEX", "2"), rule.Blank(headers, "MOTHER"), rule.Other(episodes, "REC", "X1")},
	Check: leaverNotAskedOfMotherhood("2"),
}, {
	Code:  "607",
	From:  2025,
	Words: "A girl left care during the year, but it is not recorded whether she is a mother.",
	Fix:   "Record whether she is a mother (1) or not (0).",
	Flags: rule.Fields{episodes: {"DEC", "REC", "LS"}, headers: {"MOTHER", "SEX"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(headers, "SEX", "F"), rule.Blank(headers, "MOTHER"), rule.Other(episodes, "REC", "X1")},
	Check: leaverNotAskedOfMotherhood("F"),
}}

func leaverNotAskedOfMotherhood(female string) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for _, e := range c.Episodes {
			left := c.inPeriod(e.Dec.Date) && e.REC != "" && e.REC != "X1" && !e.ShortBreak()
			for _, h := range c.Headers {
				if left && h.Sex == female && h.Mother == "" {
					found(e.Row, h.Row)
				}
			}
		}
	}
}
