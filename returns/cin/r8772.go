package cin

import (
	"strings"

	"throughline/rule"
)

// r8772 finds a UPN left out because the referral led nowhere, where a referral of the child
// was taken further, or where there is none.
var r8772 = []Rule{{
	Code:  "8772",
	Words: "No UPN is given because the referral led nowhere, yet at least one of the child's referrals was taken further.",
	Fix:   "Give the UPN, or another reason why there is none.",
	Flags: rule.Fields{identifiers: {"UPNunknown"}, details: {"ReferralNFA"}},
	Needs: []string{identifiers, details},
	Check: keyed(func(c *Child, at issues) {
		for _, i := range c.Identifiers {
			if i.UPNunknown != "UN7" {
				continue
			}
			if len(c.Details) == 0 {
				at(key(""), i.Row)
			}
			for _, d := range c.Details {
				if !d.NFA() {
					at(key(strings.ToLower(d.ReferralNFA)), i.Row, d.Row)
				}
			}
		}
	}),
}}
