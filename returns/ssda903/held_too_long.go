package ssda903

import (
	"cmp"
	"slices"

	"throughline/core"
	"throughline/rule"
)

// Some legal statuses may last only for so many days. The return reckons this in two ways.

// r361 finds police protection beyond 72 hours (Children Act 1989 s46(6)).
var r361 = []Rule{{
	Code:  "361",
	Words: "More than three days in a row under L1 (police protection), beyond the legal limit of 72 hours.",
	Fix:   "Correct the legal status, or the days on which the episodes began and ceased.",
	Flags: rule.Fields{episodes: {"DECOM", "LS", "DEC"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "L1")},
	Check: spannedMoreThan(3, "L1"),
}}

// r362 finds emergency protection of more than three weeks, where the Act allows eight days
// and seven more (Children Act 1989 s45).
var r362 = []Rule{{
	Code:  "362",
	Words: "More than three weeks in a row under L2 (EPO), beyond the legal limit.",
	Fix:   "Correct the legal status, or the days on which the episodes began and ceased.",
	Flags: rule.Fields{episodes: {"DECOM", "LS", "DEC"}},
	Needs: []string{episodes},
	Only:  rule.Clues{rule.OneOf(episodes, "LS", "L2")},
	Check: spannedMoreThan(21, "L2"),
}}

// r363 finds child assessment orders beyond seven days (Children Act 1989 s43(5)).
var r363 = []Rule{{
	Code:   "363",
	Words:  "More than a week in a row under L3 (assessment order), beyond the legal limit.",
	Fix:    "Correct the legal status, or the days on which the episodes began and ceased.",
	Flags:  rule.Fields{episodes: {"LS", "DECOM", "DEC"}},
	Needs:  []string{episodes},
	Only:   rule.Clues{rule.OneOf(episodes, "LS", "L3")},
	Gather: addedUpToMoreThan(7, "L3"),
}}

// r364 finds detention after arrest beyond 21 days.
var r364 = []Rule{{
	Code:   "364",
	Words:  "Detention in council accommodation under the Police and Criminal Evidence Act lasted longer than 21 days.",
	Fix:    "Correct the legal status, or the days on which the episodes began and ceased.",
	Flags:  rule.Fields{episodes: {"LS", "DECOM", "DEC"}},
	Needs:  []string{episodes},
	Only:   rule.Clues{rule.OneOf(episodes, "LS", "J2")},
	Gather: addedUpToMoreThan(21, "J2"),
}}

// spannedMoreThan finds chains of episodes with more than so many days from the first day
// to the last, the time between them included.
func spannedMoreThan(days int, ls string) func(*Child, rule.Found) {
	return func(c *Child, found rule.Found) {
		for _, chain := range c.chains(ls) {
			from, to := chain[0].Decom.Date, core.Date(0)
			for _, e := range chain {
				to = max(to, c.lastsTo(e))
			}
			if to.After(from.Plus(days)) {
				found(rowsOf(chain)...)
			}
		}
	}
}

// chains are the child's episodes of a legal status, in order. One straight after which
// another episode begins, of whatever status, is chained to the next one of the status.
func (c *Child) chains(ls string) [][]*Episode {
	var chains [][]*Episode
	joined := false
	c.Neighbours(func(_, e, next *Episode) {
		if e.LS != ls || c.ID == "" {
			return
		}
		if !joined {
			chains = append(chains, nil)
		}
		n := len(chains) - 1
		chains[n] = append(chains[n], e)
		joined = next != nil && sameDay(next.Decom.Date, c.lastsTo(e))
	})
	return chains
}

// lastsTo is the day on which an episode ceased, or the end of the year for one that has not.
func (c *Child) lastsTo(e *Episode) core.Date {
	if e.Ongoing() {
		return c.End
	}
	return e.Dec.Date
}

// addedUpToMoreThan finds runs of episodes that add up to more than so many days. One
// whose end cannot be read adds nothing.
func addedUpToMoreThan(days int, ls string) func(*Return) rule.Gathering[Child] {
	return func(r *Return) rule.Gathering[Child] {
		var held []*Episode // of the legal status
		return rule.Gathering[Child]{
			See: func(c *Child) {
				for i := range c.Episodes {
					if e := &c.Episodes[i]; e.LS == ls && !e.Decom.IsZero() {
						kept := *e
						held = append(held, &kept)
					}
				}
			},
			Found: func(found rule.Found) {
				for _, run := range r.runs(held) {
					sum := 0
					for _, e := range run {
						if end := r.orYearEnd(e.Dec); !end.IsZero() {
							sum += int(end - e.Decom.Date)
						}
					}
					if sum > days {
						found(rowsOf(run)...)
					}
				}
			},
		}
	}
}

// runs cuts episodes of one legal status into runs, in the order of the file, whatever
// their days say. A run breaks off where the child changes, and where an episode begins
// later than the one before it ceased.
func (r *Return) runs(rows []*Episode) [][]*Episode {
	slices.SortFunc(rows, func(a, b *Episode) int { return cmp.Compare(a.N, b.N) })
	var runs [][]*Episode
	for i, e := range rows {
		if i == 0 || differ(e.Child, rows[i-1].Child) || e.Decom.After(r.orYearEnd(rows[i-1].Dec)) {
			runs = append(runs, nil)
		}
		n := len(runs) - 1
		runs[n] = append(runs[n], e)
	}
	return runs
}

// orYearEnd reads the day on which an episode ceased, the end of the year where none is
// given. What is given and cannot be read stays blank.
func (r *Return) orYearEnd(ceased rule.Date) core.Date {
	if ceased.Blank() {
		return r.End
	}
	return ceased.Date
}

func rowsOf(es []*Episode) []rule.Row {
	rows := make([]rule.Row, len(es))
	for i, e := range es {
		rows[i] = e.Row
	}
	return rows
}
