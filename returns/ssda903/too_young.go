package ssda903

import "throughline/rule"

// Rules 370 to 374 find children too young for the placement they began.

// r370 finds children in independent living. The age rose from 15 to 16 with the
// collection of 2024, the last that knows the rule.
var r370 = []Rule{{
	Code:  "370",
	Until: 2023,
	Words: "P2 was used before the young person's 15th birthday.",
	Fix:   tooYoungFix,
	Flags: rule.Fields{episodes: {"DECOM", "PLACE"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "P2")},
	Check: tooYoungFor("P2", 15),
}, {
	Code:  "370",
	From:  2024,
	Until: 2024,
	Words: "P2 was used before the young person's 16th birthday.",
	Fix:   tooYoungFix,
	Flags: rule.Fields{episodes: {"DECOM", "PLACE"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "P2")},
	Check: tooYoungFor("P2", 16),
}}

// r371 finds children in semi-independent living, which is registered as supported
// accommodation (K3) from the collection of 2025.
var r371 = []Rule{{
	Code:  "371",
	Until: 2023,
	Words: "H5 was used before the young person's 14th birthday.",
	Fix:   tooYoungFix,
	Flags: rule.Fields{episodes: {"DECOM", "PLACE"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "H5")},
	Check: tooYoungFor("H5", 14),
}, {
	Code:  "371",
	From:  2024,
	Until: 2024,
	Words: "H5 was used before the young person's 16th birthday.",
	Fix:   tooYoungFix,
	Flags: rule.Fields{episodes: {"DECOM", "PLACE"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "H5")},
	Check: tooYoungFor("H5", 16),
}, {
	Code:  "371",
	From:  2025,
	Words: "K3 (supported accommodation) was used before the young person's 16th birthday.",
	Fix:   tooYoungFix,
	Flags: rule.Fields{episodes: {"DECOM", "PLACE"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "K3")},
	Check: tooYoungFor("K3", 16),
}}

// r372 finds children in custody below the age of criminal responsibility.
var r372 = []Rule{{
	Code:  "372",
	Words: "R5 (custody) was used before the 10th birthday, the age of criminal responsibility.",
	Fix:   tooYoungFix,
	Flags: rule.Fields{episodes: {"DECOM", "PLACE"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "R5")},
	Check: tooYoungFor("R5", 10),
}}

// r373 finds children at a residential school before they are of school age.
var r373 = []Rule{{
	Code:  "373",
	Words: "S1 (residential school) was used before the fourth birthday.",
	Fix:   tooYoungFix,
	Flags: rule.Fields{episodes: {"DECOM", "PLACE"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "S1")},
	Check: tooYoungFor("S1", 4),
}}

// r374 finds children in residential employment.
var r374 = []Rule{{
	Code:  "374",
	Words: "P3 (residential employment) was used before the 14th birthday.",
	Fix:   tooYoungFix,
	Flags: rule.Fields{episodes: {"DECOM", "PLACE"}},
	Needs: []string{episodes, headers},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "P3")},
	Check: tooYoungFor("P3", 14),
}}

const tooYoungFix = "Correct the placement type, the day on which the episode began or the date of birth."

// tooYoungFor finds placements of a type that began before a birthday. Episodes that
// have not ceased are not looked at.
func tooYoungFor(place string, age int) func(*Child, rule.Found) {
	return eachEpisodeWithHeader(func(_ *Child, e *Episode, h *Header) bool {
		return e.Place == place && !e.Ongoing() && e.Decom.Before(birthday(h.DOB, age))
	})
}
