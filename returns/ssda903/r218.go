package ssda903

import (
	"strings"

	"throughline/rule"
)

// r218 finds a placement in England that must be registered and has no registration number.
// Until 2025 a place that is not known passes, from 2026 it counts as England.
var r218 = []Rule{{
	Code:  "218",
	Until: 2024,
	Words: "An Ofsted URN is needed for this placement.",
	Fix:   "Record the URN, or XXXXXXX where the provider has none.",
	Flags: rule.Fields{episodes: {"URN"}},
	Needs: []string{episodes, "PL_LA"},
	Only:  rule.Clues{rule.Blank(episodes, "URN")},
	Check: registered(inEngland, "H5", "P1", "P2", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "Z1"),
}, {
	Code:  "218",
	From:  2025,
	Until: 2025,
	Words: "An Ofsted URN is needed for this placement.",
	Fix:   "Record the URN, or XXXXXXX where the provider has none.",
	Flags: rule.Fields{episodes: {"URN"}},
	Needs: []string{episodes, "PL_LA"},
	Only:  rule.Clues{rule.Blank(episodes, "URN")},
	Check: registered(inEngland, "P1", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "Z1"),
}, {
	Code:  "218",
	From:  2026,
	Words: "An Ofsted URN is needed for this placement.",
	Fix:   "Record the URN, or XXXXXXX where the provider has none.",
	Flags: rule.Fields{episodes: {"URN"}},
	Needs: []string{episodes, "PL_LA"},
	Only:  rule.Clues{rule.Blank(episodes, "URN")},
	Check: registered(notElsewhere, "P1", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "Z11", "Z12", "Z13", "Z14"),
}}

// registered asks for a registration number of each placement in the year but the exempt ones.
func registered(here func(*Episode) bool, exempt ...string) func(*Child, rule.Found) {
	return eachEpisode(func(c *Child, e *Episode) bool {
		current := e.Dec.NotBefore(c.Start) || e.Dec.Blank()
		return current && e.URN == "" && !oneOf(e.Place, exempt...) && here(e)
	})
}

func inEngland(e *Episode) bool {
	return e.PlLA != "" && !strings.ContainsRune("NWSC", rune(e.PlLA[0]))
}

func notElsewhere(e *Episode) bool { return !oneOf(e.PlLA, "CON", "NIR", "SCO", "WAL", "NUK") }
