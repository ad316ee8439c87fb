package cin

import (
	"throughline/core"
	"throughline/rule"
)

// r100 finds a reference date that is not 31 March of the collection year.
var r100 = []Rule{{
	Code:  "100",
	Words: "The reference date in the file header is missing or is not 31 March of the collection year.",
	Fix:   "Give 31 March of the collection year as the reference date, and the collection year in four digits.",
	Flags: rule.Fields{headers: {"ReferenceDate"}},
	Needs: []string{headers},
	Across: func(r *Return, found rule.Found) {
		for _, h := range r.Headers {
			if want := endOfYear(h.Year); want == 0 || h.ReferenceDate.Date != want {
				found(h.Row)
			}
		}
	},
}}

// endOfYear is 31 March of a year in four digits; blank where it is none.
func endOfYear(year string) core.Date {
	if len(year) != 4 || !allDigits(year) {
		return 0
	}
	return flatDate(year + "-03-31")
}
