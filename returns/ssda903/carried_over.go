package ssda903

import (
	"math"

	"throughline/rule"
)

// Rules 452, 453 and 503A to 503J hold the first episode of this year against the last of
// last year: where that was still open the two are one episode, and must say the same.

// r452 finds another authority of placement, where the episodes began for one reason.
var r452 = []Rule{{
	Code:  "452",
	Words: "The placement carried over from last year lies in another authority than last year's return said.",
	Fix:   carriedOverFix,
	Flags: rule.Fields{episodes: {"PL_LA"}},
	Needs: []string{episodes, episodes + last, "PL_LA"},
	Check: carriedOver(func(_ *Child, then, now *Episode) bool {
		return then.Dec.Blank() && !differ(then.RNE, now.RNE) && then.PlLA != now.PlLA
	}),
}}

// r453 finds another distance from home, where the episodes began for one reason.
var r453 = []Rule{{
	Code:  "453",
	Words: "The distance of the placement carried over from last year is not the one last year's return gave.",
	Fix:   carriedOverFix,
	Flags: rule.Fields{episodes: {"PL_DISTANCE"}},
	Needs: []string{episodes, episodes + last, "PL_DISTANCE"},
	Check: carriedOver(func(_ *Child, then, now *Episode) bool {
		return then.Ongoing() && !differ(then.RNE, now.RNE) && otherDistance(then, now)
	}),
}}

// r503a finds another reason for the new episode.
var r503a = []Rule{{
	Code:  "503A",
	Words: "An episode carried over from last year now shows a different reason for starting (RNE).",
	Fix:   carriedOverFix,
	Flags: rule.Fields{episodes: {"RNE"}},
	Needs: []string{episodes, episodes + last},
	Check: carriedOver(func(_ *Child, then, now *Episode) bool { return then.Ongoing() && then.RNE != now.RNE }),
}}

// r503b finds another legal status.
var r503b = []Rule{{
	Code:  "503B",
	Words: "An episode carried over from last year now shows a different legal status.",
	Fix:   carriedOverFix,
	Flags: rule.Fields{episodes: {"LS"}},
	Needs: []string{episodes, episodes + last},
	Check: carriedOver(func(_ *Child, then, now *Episode) bool { return then.Ongoing() && then.LS != now.LS }),
}}

// r503c finds another category of need.
var r503c = []Rule{{
	Code:  "503C",
	Words: "An episode carried over from last year now shows a different category of need.",
	Fix:   carriedOverFix,
	Flags: rule.Fields{episodes: {"CIN"}},
	Needs: []string{episodes, episodes + last},
	Check: carriedOver(func(_ *Child, then, now *Episode) bool { return then.Ongoing() && then.CIN != now.CIN }),
}}

// r503d finds another placement type. Its versions differ only in the changes of code
// that [recoded] allows in their years.
var r503d = []Rule{{
	Code:  "503D",
	Until: 2024,
	Words: "An episode carried over from last year now shows a different placement type.",
	Fix:   carriedOverFix,
	Flags: rule.Fields{episodes: {"PLACE"}},
	Needs: []string{episodes, episodes + last},
	Check: carriedOver(otherPlacementType),
}, {
	Code:  "503D",
	From:  2025,
	Until: 2025,
	Words: "An episode carried over from last year now shows a different placement type.",
	Fix:   carriedOverFix,
	Flags: rule.Fields{episodes: {"PLACE"}},
	Needs: []string{episodes, episodes + last},
	Check: carriedOver(otherPlacementType),
}, {
	Code:  "503D",
	From:  2026,
	Words: "An episode carried over from last year now shows a different placement type.",
	Fix:   carriedOverFix,
	Flags: rule.Fields{episodes: {"PLACE"}},
	Needs: []string{episodes, episodes + last},
	Check: carriedOver(otherPlacementType),
}}

// r503e finds another provider.
var r503e = []Rule{{
	Code:  "503E",
	Words: "An episode carried over from last year now shows a different placement provider.",
	Fix:   carriedOverFix,
	Flags: rule.Fields{episodes: {"PLACE_PROVIDER"}},
	Needs: []string{episodes, episodes + last},
	Check: carriedOver(func(_ *Child, then, now *Episode) bool {
		return then.Ongoing() && then.PlaceProvider != now.PlaceProvider
	}),
}}

// r503f finds another registration number.
var r503f = []Rule{{
	Code:  "503F",
	Words: "An episode carried over from last year now shows a different Ofsted number (URN).",
	Fix:   carriedOverFix,
	Flags: rule.Fields{episodes: {"URN"}},
	Needs: []string{episodes, episodes + last},
	Check: carriedOver(func(_ *Child, then, now *Episode) bool { return then.Ongoing() && then.URN != now.URN }),
}}

// r503g finds another distance from home, whatever the reason for the new episode.
var r503g = []Rule{{
	Code:  "503G",
	Words: "An episode carried over from last year now shows a different distance from home.",
	Fix:   carriedOverFix,
	Flags: rule.Fields{episodes: {"PL_DISTANCE"}},
	Needs: []string{episodes, episodes + last, "PL_DISTANCE"},
	Check: carriedOver(func(_ *Child, then, now *Episode) bool { return then.Ongoing() && otherDistance(then, now) }),
}}

// r503h finds another authority of placement, whatever the reason for the new episode.
var r503h = []Rule{{
	Code:  "503H",
	Words: "An episode carried over from last year now shows a different authority of placement.",
	Fix:   carriedOverFix,
	Flags: rule.Fields{episodes: {"PL_LA"}},
	Needs: []string{episodes, episodes + last, "PL_LA"},
	Check: carriedOver(func(_ *Child, then, now *Episode) bool { return then.Ongoing() && then.PlLA != now.PlLA }),
}}

// r503j finds a placement that has come inside the authority, or gone outside it.
var r503j = []Rule{{
	Code:  "503J",
	Words: "An episode carried over from last year has changed between inside and outside the authority.",
	Fix:   carriedOverFix,
	Flags: rule.Fields{episodes: {"PL_LOCATION"}},
	Needs: []string{episodes, episodes + last, "PL_LOCATION"},
	Check: carriedOver(func(_ *Child, then, now *Episode) bool {
		return then.Ongoing() && then.PlLocation != now.PlLocation
	}),
}}

const carriedOverFix = "Correct what changed, or end last year's episode on the day of the change and begin another."

// carriedOver makes a check of a test on the last episode of last year and the first of
// this; a child who lacks either is not looked at. Blanks are the same as one another.
func carriedOver(bad func(c *Child, then, now *Episode) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		then, now := c.LatestLastYear(), c.First()
		if then != nil && now != nil && bad(c, then, now) {
			found(now.Row)
		}
	}
}

func otherPlacementType(c *Child, then, now *Episode) bool {
	return then.Ongoing() && then.Place != now.Place && !recoded(c.Year, then.Place, now.Place)
}

// recoded reports a placement type for which the department brought in a new code, in the
// collection years in which it lets the one pass for the other.
func recoded(year int, then, now string) bool {
	switch year {
	case 2024, 2025:
		return then == "H5" && now == "K3"
	case 2026:
		return then == "Z1" && oneOf(now, "Z11", "Z12", "Z13", "Z14")
	}
	return false
}

// otherDistance reports distances 0.2 miles or more apart, or one that was not known and
// now is. The numbers are taken as they are: 1.2 and 1.0 come out a hair less apart.
func otherDistance(then, now *Episode) bool {
	if !now.PlDistance.Known || !then.PlDistance.Known {
		return now.PlDistance.Known
	}
	return math.Abs(now.PlDistance.Value-then.PlDistance.Value) >= 0.2
}
