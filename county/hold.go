package county

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/returns"
)

// Wrong is what does not hold of a story that has been told to its end: a time limit that
// came to something else than the timetable says, and whatever the two returns find that
// the story does not own up to.
func (l *Telling) Wrong(ctx context.Context) ([]string, error) {
	wrong, err := l.wrongClocks(ctx)
	if err != nil {
		return nil, err
	}
	found, err := l.wrongReturns(ctx)
	return append(wrong, found...), err
}

// wrongClocks compares all dues of everybody in the timetable with it, both ways.
func (l *Telling) wrongClocks(ctx context.Context) ([]string, error) {
	want := map[StoryClock]int{}
	var keys []string
	for _, c := range l.Timetable {
		c.Who = cmp.Or(c.Who, l.People[0].Key)
		if !slices.Contains(keys, c.Who) {
			keys = append(keys, c.Who)
		}
		want[c]++
	}
	if len(keys) == 0 {
		keys = []string{l.People[0].Key}
	}
	var wrong []string
	for _, key := range keys {
		dues, err := l.Keeper.Dues(ctx, l.Keeper.DB, Authority, l.people[key])
		if err != nil {
			return nil, err
		}
		for _, d := range dues {
			if c, ok := clock.ByID(d.Clock); ok && c.Kind == clock.Window {
				continue // it counts, and nothing is owed
			}
			if len(l.Only) > 0 && !slices.Contains(l.Only, d.Clock) {
				continue // not what this one is about
			}
			got := StoryClock{key, d.Clock, d.DueOn.Plus(-l.Moved).String(), string(d.State)}
			if d.DueOn.IsZero() {
				got.Due = ""
			}
			if want[got]--; want[got] < 0 {
				wrong = append(wrong, fmt.Sprintf("not in the timetable:\n  - {who: %s, clock: %s, due: %s, state: %s}", got.Who, got.Clock, got.Due, got.State))
				delete(want, got)
			}
		}
	}
	for c, n := range want {
		if n > 0 {
			wrong = append(wrong, fmt.Sprintf("in the timetable %d times and did not come:\n  - {who: %s, clock: %s, due: %s, state: %s}", n, c.Who, c.Clock, c.Due, c.State))
		}
	}
	slices.Sort(wrong)
	return wrong, nil
}

// wrongReturns checks both returns of every child of the story for every year that it runs
// through, and for the year after, in which who has left care must be in no table: what is
// owed in it to who is in care still is not told.
func (l *Telling) wrongReturns(ctx context.Context) ([]string, error) {
	who := access.Who{Authority: Authority, User: core.NewID(), Level: access.L5, Roles: []access.Role{access.Director}}
	first, last := returns.YearOf(l.When(l.Steps[0]).Date()), returns.YearOf(l.When(l.Steps[len(l.Steps)-1]).Date())
	var wrong []string
	for _, f := range l.People {
		for year := first; year <= last+1; year++ {
			for _, c := range returns.Collections {
				if year < c.FirstYear {
					continue // it has no rules of so long ago
				}
				tables, err := c.FromRecords(ctx, l.Keeper.DB, l.Keeper, who, year, l.people[f.Key])
				if err != nil {
					return nil, err
				}
				inCare := slices.ContainsFunc(tables, func(t returns.Table) bool { return t.Name == "Episodes" && t.Len() > 0 })
				if year > last && (inCare || year > c.LastYear) {
					continue
				}
				report, err := c.Check("", &returns.Input{Tables: tables}, returns.Options{Year: min(year, c.LastYear)})
				if err != nil {
					return nil, err
				}
				for _, found := range report.Findings {
					if found.Row != nil && !l.owned(c.Code, found.Rule) {
						wrong = append(wrong, fmt.Sprintf("%s of %d finds of %s: rule %s in %s: %s", c.Name, year, f.Key, found.Rule, found.Table, found.Message))
					}
				}
			}
		}
	}
	slices.Sort(wrong)
	return slices.Compact(wrong), nil
}

// owned reports whether the story says itself that a return finds this.
func (l *Telling) owned(collection, rule string) bool {
	return slices.ContainsFunc(l.Findings, func(f StoryFinding) bool {
		return f.Rule == rule && strings.EqualFold(f.Return, collection)
	})
}
