package ssda903

import "throughline/rule"

// r199 finds episodes of a child who had been adopted from care, this year or last. The
// episode that ended with the adoption is itself in order; a second copy of it is not.
var r199 = []Rule{{
	Code:  "199",
	Words: "An earlier episode shows that this child was adopted from care.",
	Fix:   "Remove the episodes after the adoption: an adopted child who comes into care again has a new identifier.",
	Flags: rule.Fields{episodes: {"CHILD"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "REC", adoptionOrders...).Or(rule.OneOf(episodes+last, "REC", adoptionOrders...))},
	Check: func(c *Child, found rule.Found) {
		if c.ID == "" || !anyAdopted(c.Episodes) && !anyAdopted(c.Last.Episodes) {
			return
		}
		adopted := false
		for _, e := range sortedInto(sorted(c.Episodes, compareBegun), c.Last.Episodes, compareBegun) {
			if e.Decom.IsZero() {
				continue
			}
			if adopted && e.Table == episodes {
				found(e.Row)
			}
			adopted = adopted || e.Adopted()
		}
	},
}}

func anyAdopted(es []Episode) bool {
	for i := range es {
		if es[i].Adopted() {
			return true
		}
	}
	return false
}
