package ssda903

import (
	"slices"
	"testing"

	"throughline/core"
	"throughline/form"
	"throughline/people"
	"throughline/practice/care"
)

// FuzzRow takes any cells into an episode: what comes out is what went in, as reading
// understands it, and taking that again changes nothing.
func FuzzRow(f *testing.F) {
	f.Add("A1", "10/1/2026", "U4", "31/02/2026", "zz1 1zz")
	f.Add("", "2026-01-10", "Q\n", "\x00", " ")
	f.Fuzz(func(t *testing.T, child, began, placement, ended, postcode string) {
		table := Records.Table(episodes)
		p := people.New("x")
		p.Identifiers = []people.Identifier{{Kind: "local", Value: child}}
		k := care.EpisodeKind
		e := k.New("x", p.ID).(*care.Episode)
		cells := make([]string, len(table.Columns))
		for name, cell := range map[string]string{"CHILD": child, "DECOM": began, "PLACE": placement, "DEC": ended, "HOME_POST": postcode} {
			cells[slices.Index(table.Names(), name)] = cell
		}
		qs := k.Questions(e)
		if _, err := Records.Take(table, e, qs, p, 2026, cells); err != nil {
			t.Fatal(err)
		}
		got, err := Records.Row(table, e, qs, p, 2026)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range table.Columns {
			q := qs.Find(c.Question)
			if want := Records.Normal(c, q != nil && q.Sort == form.SortDay, cells[i]); got[i] != want && validText(want) {
				t.Errorf("%s: %q went in and %q came out", c.Name, want, got[i])
			}
		}
	})
}

// validText leaves out what no file can hold: readers refuse a file that is not UTF-8.
func validText(s string) bool { return s == string([]rune(s)) }

func TestRecordsHoldEveryColumn(t *testing.T) {
	for _, f := range Forms() {
		table := Records.Table(f.Name)
		if table == nil {
			t.Errorf("no record holds %s", f.Name)
			continue
		}
		for _, c := range f.Columns {
			if !slices.Contains(table.Names(), c) {
				t.Errorf("no question holds %s of %s", c, f.Name)
			}
		}
	}
	if from, to := Records.Period(2026); from != core.Day(2025, 4, 1) || to != core.Day(2026, 3, 31) {
		t.Errorf("2026 runs from %s to %s", from, to)
	}
}
