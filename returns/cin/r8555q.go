package cin

import "throughline/rule"

// r8555q finds a referral after the child died.
var r8555q = []Rule{{
	Code:     "8555Q",
	Severity: rule.Warning,
	Words:    "The child was referred after the recorded date of death. Correct it or explain it.",
	Fix:      "Check the date of death and the date of the referral.",
	Flags:    rule.Fields{details: {"CINreferralDate"}, identifiers: {"PersonDeathDate"}},
	Needs:    []string{details, identifiers},
	Check: keyed(func(c *Child, at issues) {
		for _, i := range c.Identifiers {
			for _, d := range c.Details {
				if i.PersonDeathDate.Before(d.CINreferralDate.Date) {
					at(key(d.CINreferralDate, i.PersonDeathDate), i.Row, d.Row)
				}
			}
		}
	}),
}}
