package cin

import (
	"strings"

	"throughline/core"
	"throughline/rule"
)

// r8770q finds a child old enough for school who has no UPN and no reason for that which a
// child of that age can have. Until 2024 old enough is six on the last day of the census year,
// from 2025 six on 31 August after it.
var r8770q = []Rule{{
	Code:     "8770Q",
	Until:    2024,
	Severity: rule.Warning,
	Words:    "A child old enough for school has neither a UPN nor a valid reason for not having one. Correct it or explain it.",
	Fix:      "Give the UPN, or the reason why there is none.",
	Flags:    rule.Fields{identifiers: {"UPN", "UPNunknown"}},
	Needs:    []string{identifiers, details, headers},
	Check:    noUPN(func(end core.Date) core.Date { return end.PlusYears(-6) }),
}, {
	Code:     "8770Q",
	From:     2025,
	Severity: rule.Warning,
	Words:    "A child of school age has no UPN and either no reason for that or the reason that the child is below school age. Correct it or explain it.",
	Fix:      "Give the UPN, or the reason why there is none.",
	Flags:    rule.Fields{identifiers: {"UPN", "UPNunknown"}},
	Needs:    []string{identifiers, details, headers},
	Check:    noUPN(func(end core.Date) core.Date { return end.PlusMonths(4).Plus(31).PlusYears(-6) }),
}}

// noUPN flags a child born by a day who was taken further and has neither a UPN nor a reason.
func noUPN(bornBy func(end core.Date) core.Date) func(*Child, rule.Found) {
	return keyed(func(c *Child, at issues) {
		for _, i := range c.Identifiers {
			old := i.PersonBirthDate.NotAfter(bornBy(c.End))
			if old && c.anyTakenFurther() && i.UPN == "" && !oneOf(strings.ToUpper(i.UPNunknown), upnReasons) {
				at(key(), i.Row)
			}
		}
	})
}
