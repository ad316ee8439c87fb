package ssda903

import (
	"slices"

	"throughline/core"
	"throughline/rule"
)

func eachPrevPerm(bad func(*Child, *PrevPerm) bool) func(*Child, rule.Found) {
	return each(func(c *Child) []PrevPerm { return c.PrevPerms }, func(p *PrevPerm) rule.Row { return p.Row }, bad)
}

func eachSWEpisode(bad func(*Child, *SWEpisode) bool) func(*Child, rule.Found) {
	return each(func(c *Child) []SWEpisode { return c.SWEpisodes }, func(s *SWEpisode) rule.Row { return s.Row }, bad)
}

func eachDoLo(bad func(*Child, *DoLo) bool) func(*Child, rule.Found) {
	return each(func(c *Child) []DoLo { return c.DoLos }, func(d *DoLo) rule.Row { return d.Row }, bad)
}

// all calls do with every row of a table, and the date of birth that the row gives;
// it is blank for the episodes, which give none.
func (r *Rows) all(table string, do func(row rule.Row, dob core.Date)) {
	switch table {
	case headers:
		for _, t := range r.Headers {
			do(t.Row, t.DOB.Date)
		}
	case episodes:
		for _, t := range r.Episodes {
			do(t.Row, 0)
		}
	case reviews:
		for _, t := range r.Reviews {
			do(t.Row, t.DOB.Date)
		}
	case uascs:
		for _, t := range r.UASCs {
			do(t.Row, t.DOB.Date)
		}
	case oc2s:
		for _, t := range r.OC2s {
			do(t.Row, t.DOB.Date)
		}
	case oc3s:
		for _, t := range r.OC3s {
			do(t.Row, t.DOB.Date)
		}
	case ad1s:
		for _, t := range r.AD1s {
			do(t.Row, t.DOB.Date)
		}
	case placedAdoption:
		for _, t := range r.PlacedAdoption {
			do(t.Row, t.DOB.Date)
		}
	case prevPerms:
		for _, t := range r.PrevPerms {
			do(t.Row, t.DOB.Date)
		}
	case missings:
		for _, t := range r.Missings {
			do(t.Row, t.DOB.Date)
		}
	}
}

// sorted lists rows in an order; ties keep the order of the file.
func sorted[T any](rows []T, compare func(a, b *T) int) []*T {
	out := make([]*T, len(rows))
	for i := range rows {
		out[i] = &rows[i]
	}
	slices.SortStableFunc(out, compare)
	return out
}

// compareBackwards orders dates from the latest to the earliest, blanks last all the same.
func compareBackwards(a, b core.Date) int {
	if a.IsZero() || b.IsZero() {
		return compareDates(a, b)
	}
	return compareDates(b, a)
}

// workers are social worker episodes by the day on which they began, those without one last.
func workers(es []SWEpisode) []*SWEpisode {
	return sorted(es, func(a, b *SWEpisode) int { return compareDates(a.SWDecom.Date, b.SWDecom.Date) })
}

// workersBackwards are social worker episodes from the one that began last to the one
// that began first, those without a day of beginning at the end.
func workersBackwards(es []SWEpisode) []*SWEpisode {
	return sorted(es, func(a, b *SWEpisode) int { return compareBackwards(a.SWDecom.Date, b.SWDecom.Date) })
}

// reasonNeededFrom is the day from which a social worker episode that begins must have a
// reason, by the guide to the 2024 collection.
var reasonNeededFrom = core.MustDate("2023-04-01")

// reversed reports a decision to place for adoption of which a day or a reason of its
// reversal is given.
func (p *PlacedAdoption) reversed() bool {
	return p.DatePlacedCeased.Given() || p.ReasonPlacedCeased != ""
}
