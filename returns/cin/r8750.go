package cin

import "throughline/rule"

// r8750 finds an unborn child with a gender, or from 2025 a sex.
var r8750 = []Rule{{
	Code:  "8750",
	Until: 2024,
	Words: "For an unborn child the gender must be given as 0.",
	Fix:   "Give 0 as the gender of an unborn child.",
	Flags: rule.Fields{identifiers: {"GenderCurrent", "PersonBirthDate", "ExpectedPersonBirthDate"}},
	Needs: []string{identifiers},
	Check: keyed(func(c *Child, at issues) {
		for _, i := range c.Identifiers {
			if i.Unborn() && i.GenderCurrent != "0" {
				at(key(i.GenderCurrent, i.ExpectedPersonBirthDate), i.Row)
			}
		}
	}),
}, {
	Code:  "8750",
	From:  2025,
	Words: "For an unborn child the sex must be given as U.",
	Fix:   "Give U as the sex of an unborn child.",
	Flags: rule.Fields{identifiers: {"Sex", "PersonBirthDate", "ExpectedPersonBirthDate"}},
	Needs: []string{identifiers},
	Check: keyed(func(c *Child, at issues) {
		for _, i := range c.Identifiers {
			if i.Unborn() && i.Sex != "U" {
				at(key(i.Sex, i.ExpectedPersonBirthDate), i.Row)
			}
		}
	}),
}}

// Unborn reports a child with an expected date of birth and no date of birth.
func (i *Identifiers) Unborn() bool {
	return blank(i.PersonBirthDate) && present(i.ExpectedPersonBirthDate)
}
