package ssda903

import (
	"strings"

	"throughline/rule"
)

// rSW02STG1 finds a social worker's ID that begins wrongly.
var rSW02STG1 = []Rule{{
	Code:  "SW02STG1",
	From:  2024,
	Words: "Social worker IDs start with SW (or XX); this one does not.",
	Fix:   "Record the registration number with Social Work England, SW and the digits after it.",
	Flags: rule.Fields{swEpisodes: {"SW_ID"}},
	Needs: []string{swEpisodes},
	Check: eachSWEpisode(func(_ *Child, s *SWEpisode) bool {
		return !strings.HasPrefix(s.SWID, "SW") && !strings.HasPrefix(s.SWID, "XX")
	}),
}}
