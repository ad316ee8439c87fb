package ssda903

import "throughline/rule"

// Rules 375, 376 and 379 find temporary placements that are not.

// r375 finds stays in hospital of more than six weeks.
var r375 = []Rule{{
	Code:  "375",
	Words: "A temporary hospital placement (T1) lasted longer than six weeks.",
	Fix:   tooLongFix,
	Flags: rule.Fields{episodes: {"DECOM", "PLACE"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "T1")},
	Check: lastedLonger("T1", 42),
}}

// r376 finds foster carers with more than three weeks' holiday.
var r376 = []Rule{{
	Code:  "376",
	Words: "A temporary placement during the foster carers' holiday (T3) lasted longer than three weeks.",
	Fix:   tooLongFix,
	Flags: rule.Fields{episodes: {"DECOM", "PLACE"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "T3")},
	Check: lastedLonger("T3", 21),
}}

// r379 finds other temporary placements of more than a week.
var r379 = []Rule{{
	Code:  "379",
	Words: "A temporary placement for an unspecified reason (T4) lasted longer than seven days.",
	Fix:   tooLongFix,
	Flags: rule.Fields{episodes: {"DECOM", "PLACE"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "T4")},
	Check: lastedLonger("T4", 7),
}}

const tooLongFix = "Record the placement under a type that is not temporary, or correct the days on which the episode began and ceased."

// lastedLonger finds placements of a type of more than so many days. Those of a child
// whose date of birth is not known are not looked at: the department joins the header
// here though it does not need it.
func lastedLonger(place string, days int) func(*Child, rule.Found) {
	return eachEpisodeWithHeader(func(_ *Child, e *Episode, h *Header) bool {
		return e.Place == place && !h.DOB.IsZero() && e.Dec.After(e.Decom.Plus(days))
	})
}
