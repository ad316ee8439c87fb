package ssda903

import (
	"strings"
	"time"

	"throughline/core"
	"throughline/rule"
)

// r230 finds semi-independent living in England after 28 October 2023 without a registration
// number. A place that is not known passes.
var r230 = []Rule{{
	Code:  "230",
	From:  2024,
	Until: 2024,
	Words: "From 28 October 2023 an H5 placement in England needs an Ofsted URN.",
	Fix:   "Record the provider's URN, or another type of placement.",
	Flags: rule.Fields{episodes: {"PLACE", "DEC", "URN"}},
	Needs: []string{episodes, "PL_LA"},
	Only:  rule.Clues{rule.OneOf(episodes, "PLACE", "H5")},
	Check: eachEpisode(func(_ *Child, e *Episode) bool {
		return e.Place == "H5" && (e.Ongoing() || e.Dec.NotBefore(core.Day(2023, time.October, 29))) && !e.HasURN() &&
			e.PlLA != "" && !strings.ContainsRune("NWS", rune(e.PlLA[0]))
	}),
}}
