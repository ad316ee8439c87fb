package cin

import (
	"unicode"

	"throughline/rule"
)

// r1560q finds a former UPN that is not a letter and twelve digits. A temporary one that ends
// in a letter is queried too.
var r1560q = []Rule{{
	Code:     "1560Q",
	Severity: rule.Warning,
	Words:    "The former UPN does not have the form of a UPN. Correct it or explain it.",
	Fix:      "Check the former UPN: it is a letter and twelve digits.",
	Flags:    rule.Fields{identifiers: {"FormerUPN"}},
	Needs:    []string{identifiers},
	Check: func(c *Child, found rule.Found) {
		for _, i := range c.Identifiers {
			former := []rune(i.FormerUPN)
			if len(former) > 0 && (len(former) != 13 || !unicode.IsLetter(former[0]) || !allDigits(string(former[1:]))) {
				found(i.Row)
			}
		}
	},
}}
