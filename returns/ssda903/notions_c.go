package ssda903

import (
	"slices"

	"throughline/core"
	"throughline/rule"
)

// all calls do with every row of a table, and the date of birth that the row gives;
// it is blank for the episodes, which give none.
func (r *Rows) all(table string, do func(row rule.Row, dob core.Date)) {
	switch table {
	case headers:
		for i := range r.Headers {
			t := &r.Headers[i]
			do(t.Row, t.DOB.Date)
		}
	case episodes:
		for i := range r.Episodes {
			t := &r.Episodes[i]
			do(t.Row, 0)
		}
	case reviews:
		for i := range r.Reviews {
			t := &r.Reviews[i]
			do(t.Row, t.DOB.Date)
		}
	case uascs:
		for i := range r.UASCs {
			t := &r.UASCs[i]
			do(t.Row, t.DOB.Date)
		}
	case oc2s:
		for i := range r.OC2s {
			t := &r.OC2s[i]
			do(t.Row, t.DOB.Date)
		}
	case oc3s:
		for i := range r.OC3s {
			t := &r.OC3s[i]
			do(t.Row, t.DOB.Date)
		}
	case ad1s:
		for i := range r.AD1s {
			t := &r.AD1s[i]
			do(t.Row, t.DOB.Date)
		}
	case placedAdoption:
		for i := range r.PlacedAdoption {
			t := &r.PlacedAdoption[i]
			do(t.Row, t.DOB.Date)
		}
	case prevPerms:
		for i := range r.PrevPerms {
			t := &r.PrevPerms[i]
			do(t.Row, t.DOB.Date)
		}
	case missings:
		for i := range r.Missings {
			t := &r.Missings[i]
			do(t.Row, t.DOB.Date)
		}
	}
}

// sorted lists rows in an order; ties keep the order of the file.
func sorted[T any](rows []T, compare func(a, b *T) int) []*T {
	return sortedInto(make([]*T, 0, len(rows)), rows, compare)
}

// sortedInto is [sorted] of rows and those that are listed already.
func sortedInto[T any](out []*T, rows []T, compare func(a, b *T) int) []*T {
	for i := range rows {
		out = append(out, &rows[i])
	}
	if !slices.IsSortedFunc(out, compare) {
		slices.SortStableFunc(out, compare)
	}
	return out
}

// first is the first of rows in an order, of several the first in the file; nil where there
// are none.
func first[T any](rows []T, compare func(a, b *T) int) (first *T) {
	for i := range rows {
		if first == nil || compare(&rows[i], first) < 0 {
			first = &rows[i]
		}
	}
	return first
}

// compareBackwards orders dates from the latest to the earliest, blanks last all the same.
func compareBackwards(a, b core.Date) int {
	if a.IsZero() || b.IsZero() {
		return compareDates(a, b)
	}
	return compareDates(b, a)
}

// Workers returns this year's social worker episodes by the day on which they began, those
// without one last. The list is not to be changed.
func (c *Child) Workers() []*SWEpisode {
	if !c.workersOrdered {
		c.workersOrdered, c.workers = true, sortedInto(c.workers[:0], c.SWEpisodes, compareWorkers)
	}
	return c.workers
}

// workersBackwards are social worker episodes from the one that began last to the one
// that began first, those without a day of beginning at the end.
func workersBackwards(es []SWEpisode) []*SWEpisode {
	return sorted(es, compareWorkersBackwards)
}

func compareWorkers(a, b *SWEpisode) int { return compareDates(a.SWDecom.Date, b.SWDecom.Date) }

func compareWorkersBackwards(a, b *SWEpisode) int {
	return compareBackwards(a.SWDecom.Date, b.SWDecom.Date)
}

// reasonNeededFrom is the day from which a social worker episode that begins must have a
// reason, by the guide to the 2024 collection.
var reasonNeededFrom = core.MustDate("2023-04-01")

// reversed reports a decision to place for adoption of which a day or a reason of its
// reversal is given.
func (p *PlacedAdoption) reversed() bool {
	return p.DatePlacedCeased.Given() || p.ReasonPlacedCeased != ""
}
