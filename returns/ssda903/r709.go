package ssda903

import (
	"slices"

	"throughline/rule"
)

// r709 finds a deprivation of liberty order in a placement where none is expected.
var r709 = []Rule{{
	Code:  "709",
	From:  2027,
	Words: "The child under a deprivation of liberty order was in a type of placement where that is not expected.",
	Fix:   "Correct the placement type, or the dates of the order.",
	Flags: rule.Fields{dolos: {"DOLO_START"}, episodes: {"PLACE"}},
	Needs: []string{dolos, episodes},
	Only:  rule.Clues{rule.Rows(dolos)},
	Check: placedUnderOrder(func(place string) bool { return !slices.Contains([]string{"K2", "Z12", "Z13"}, place) }),
}}

// placedUnderOrder finds the episodes with a placement, and the deprivation of liberty
// orders that share a day with them. An order whose start or end is blank is passed over.
func placedUnderOrder(wrong func(place string) bool) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for i := range c.Episodes {
			e := &c.Episodes[i]
			place := e.Place
			if c.HasColumn(episodes, "PLACEMENT") {
				place = e.Placement
			}
			for _, d := range c.DoLos {
				if wrong(place) && d.DoLoStart.Given() && d.DoLoEnd.Given() &&
					(d.DoLoStart.NotAfter(e.Dec.Date) || e.Ongoing()) && d.DoLoEnd.NotBefore(e.Decom.Date) {
					found(e.Row, d.Row)
				}
			}
		}
	}
}
