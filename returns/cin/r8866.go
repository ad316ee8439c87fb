package cin

import (
	"throughline/core"
	"throughline/rule"
)

// r8866 finds a referral from 1 April 2013 on whose source is missing or no code.
var r8866 = []Rule{{
	Code:  "8866",
	Words: "The source of the referral is missing or is not a valid code.",
	Fix:   "Give the source of the referral, 10 where it is not known.",
	Flags: rule.Fields{details: {"CINreferralDate", "ReferralSource"}},
	Needs: []string{details},
	Check: keyed(func(c *Child, at issues) {
		for _, d := range c.Details {
			if d.CINreferralDate.NotBefore(core.Day(2013, 4, 1)) && !oneOf(d.ReferralSource, referralSources) {
				at(key(d.CINreferralDate), d.Row)
			}
		}
	}),
}}
