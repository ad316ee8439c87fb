package cin

import "throughline/rule"

// r2886q finds a return in which the gender, or from 2025 the sex, of more than 2 per cent of
// the children is not recorded although they are born.
var r2886q = []Rule{{
	Code:     "2886Q",
	Until:    2024,
	Severity: rule.Warning,
	Words:    "Gender is not recorded for more than 2 per cent of the children already born. Correct it or explain it.",
	Fix:      "Record each child's gender.",
	Needs:    []string{identifiers},
	Across:   unrecorded(func(i *Identifiers) bool { return i.GenderCurrent == "" || i.GenderCurrent == "0" }),
}, {
	Code:     "2886Q",
	From:     2025,
	Severity: rule.Warning,
	Words:    "Sex is not recorded for more than 2 per cent of the children already born. Correct it or explain it.",
	Fix:      "Record each child's sex.",
	Needs:    []string{identifiers},
	Across:   unrecorded(func(i *Identifiers) bool { return i.Sex == "" || i.Sex == "U" }),
}}

// unrecorded fails a return in which more than one child in fifty, of all children, is
// born and lacks something.
func unrecorded(lacks func(*Identifiers) bool) func(*Return, rule.Found) {
	return func(r *Return, found rule.Found) {
		all, lacking := 0, 0
		for _, c := range r.children {
			for _, i := range c.Identifiers {
				all++
				lacking += count(lacks(i) && blank(i.ExpectedPersonBirthDate))
			}
		}
		if lacking*50 > all {
			found(rule.WholeReturn)
		}
	}
}
