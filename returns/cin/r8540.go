package cin

import "throughline/rule"

// r8540 finds a child whose referral was taken further with no disability code, or with one
// that is not valid.
var r8540 = []Rule{{
	Code:  "8540",
	Words: "No valid disability code is recorded for the child.",
	Fix:   "Record the child's disabilities, or NONE.",
	Flags: rule.Fields{identifiers: {"PersonBirthDate"}, disabilities: {"Disability"}, details: {"ReferralNFA"}},
	Needs: []string{identifiers, details, disabilities},
	Check: keyed(func(c *Child, at issues) {
		var wrong []rule.Row
		for _, x := range c.Disabilities {
			if !oneOf(x.Disability, disabilityCodes) {
				wrong = append(wrong, x.Row)
			}
		}
		if !c.anyTakenFurther() || len(c.Disabilities) > 0 && len(wrong) == 0 {
			return
		}
		for _, i := range c.Identifiers {
			if blank(i.PersonBirthDate) {
				continue
			}
			at(key(i.PersonBirthDate), i.Row)
			at(key(i.PersonBirthDate), wrong...)
			for _, d := range c.Details {
				if d.TakenFurther() {
					at(key(i.PersonBirthDate), d.Row)
				}
			}
		}
	}),
}}
