package cin

import (
	"slices"

	"throughline/rule"
)

// r1530 finds a UPN that no known authority can have issued.
var r1530 = []Rule{{
	Code:  "1530",
	Until: 2023,
	Words: "Characters 2 to 4 of the UPN are not a known local authority number.",
	Fix:   "Correct the UPN; characters 2 to 4 are the number of the authority that issued it.",
	Flags: rule.Fields{identifiers: {"UPN"}},
	Needs: []string{identifiers},
	Check: unknownAuthority(upnAuthorities),
}, {
	Code:  "1530",
	From:  2024,
	Words: "Characters 2 to 4 of the UPN are not a known local authority number.",
	Fix:   "Correct the UPN; characters 2 to 4 are the number of the authority that issued it.",
	Flags: rule.Fields{identifiers: {"UPN"}},
	Needs: []string{identifiers},
	Check: unknownAuthority(slices.Concat(upnAuthorities, upnAuthoritiesNew)),
}}

// unknownAuthority flags a UPN of 13 characters whose characters 2 to 4 are not in the ranges.
func unknownAuthority(ranges [][2]string) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for _, i := range c.Identifiers {
			if upn := []rune(i.UPN); len(upn) == 13 && !inRanges(string(upn[1:4]), ranges) {
				found(i.Row)
			}
		}
	}
}
