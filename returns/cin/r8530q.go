package cin

import "throughline/rule"

// r8530q finds an expected date of birth that does not fit the census. The two limits
// themselves are queried.
var r8530q = []Rule{{
	Code:     "8530Q",
	Severity: rule.Warning,
	Words:    "The expected date of birth does not fit this census; it should lie between March and December of the year in which the census year ends. Correct it or explain it.",
	Fix:      "Check the expected date of birth.",
	Flags:    rule.Fields{identifiers: {"ExpectedPersonBirthDate"}},
	Needs:    []string{identifiers, headers},
	Check: keyed(func(c *Child, at issues) {
		for _, i := range c.Identifiers {
			if i.ExpectedPersonBirthDate.NotAfter(c.End.Plus(-30)) || i.ExpectedPersonBirthDate.NotBefore(c.End.PlusMonths(9)) {
				at(key(i.ExpectedPersonBirthDate), i.Row)
			}
		}
	}),
}}
