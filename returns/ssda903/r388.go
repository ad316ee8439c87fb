package ssda903

import (
	"throughline/core"
	"throughline/rule"
)

// r388 finds episodes whose reason for ceasing does not fit what follows.
var r388 = []Rule{{
	Code: "388",
	Words: "The end reason does not fit what follows: either X1 is recorded and no episode carries straight on, " +
		"or another reason is recorded although a new episode starts the same day.",
	Fix:   "Correct the reason for which the episode ceased, or the days of this episode and the next; add an episode that is missing.",
	Flags: rule.Fields{episodes: {"REC"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.Given(episodes, "DEC"), rule.Given(episodes, "REC")},
	Check: func(c *Child, found rule.Found) {
		if c.ID == "" {
			return
		}
		es := c.byBeginning()
		for i, e := range es {
			isLast := i+1 == len(es)
			follows := !isLast && es[i+1].began() == e.Dec.Date
			switch {
			case e.Dec.IsZero():
			case e.REC == "X1" && !follows,
				e.REC != "X1" && e.REC != "" && follows:
				found(e.Row)
			}
		}
	},
}}

// byBeginning are the child's episodes in order, those without a day of beginning first.
func (c *Child) byBeginning() []*Episode {
	if es := c.InOrder(); len(es) == 0 || !es[len(es)-1].Decom.IsZero() {
		return es
	}
	return sorted(c.Episodes, func(a, b *Episode) int { return compareDates(a.began(), b.began()) })
}

// began is the day on which an episode began. One without such a day began in 1901 here,
// so that it comes first.
func (e *Episode) began() core.Date {
	if e.Decom.IsZero() {
		return core.Day(1901, 1, 1)
	}
	return e.Decom.Date
}
