package cin

import (
	"strings"

	"throughline/rule"
)

// r8730 finds a number of previous plans that is missing or no whole number from zero up.
var r8730 = []Rule{{
	Code:  "8730",
	Words: "How many child protection plans the child had before is not given, or is not a whole number from zero up.",
	Fix:   "Give the number of child protection plans that the child had before, 0 where there was none.",
	Flags: rule.Fields{cpPlans: {"NumberOfPreviousCPP"}},
	Needs: []string{cpPlans},
	Check: func(c *Child, found rule.Found) {
		for _, p := range c.CPPlans {
			if !wholeFromZero(p.NumberOfPreviousCPP) {
				found(p.Row)
			}
		}
	},
}}

// wholeFromZero reports a whole number that is not below zero. A sign and blanks round it
// are put up with.
func wholeFromZero(s string) bool {
	s = strings.TrimSpace(s)
	if digits, minus := strings.CutPrefix(s, "-"); minus {
		return digits != "" && strings.Trim(digits, "0") == ""
	}
	return allDigits(strings.TrimPrefix(s, "+"))
}
