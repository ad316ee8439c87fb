package rule

import (
	"strconv"
	"strings"
	"testing"
)

// A pupil and a school are the smallest return.
type pupil struct {
	id  string
	age int
}

type school struct{ pupils []*pupil }

func (s *school) Len() int { return len(s.pupils) }
func (s *school) Reader(*Watch) (func(from, to int) []*pupil, bool) {
	return func(from, to int) []*pupil { return s.pupils[from:to] }, false
}
func (s *school) Lacks(need string) string {
	return map[string]string{"marks": "there are no marks"}[need]
}
func (s *school) HasColumn(table, column string) bool { return column != "GONE" }
func (s *school) HoldsRows(*pupil) uint64             { return 1 }
func (s *school) Tables() []string                    { return []string{"Pupils"} }
func (s *school) ChildID(p *pupil) string             { return p.id }

func row(n int) Row { return Row{Table: "Pupils", N: n} }

func TestRun(t *testing.T) {
	s := &school{pupils: []*pupil{{"a", 4}, {"b", 0}, {"c", 12}}}
	rules := []Rule[pupil, school]{
		{Code: "young", Flags: Fields{"Pupils": {"AGE", "GONE"}}, Check: func(p *pupil, found Found) {
			if p.age < 5 {
				found(row(p.age), row(p.age))
			}
		}},
		{Code: "breaks", Words: "x", Check: func(p *pupil, found Found) {
			found(row(7))
			_ = 12 / p.age
		}},
		{Code: "old", Until: 2024, Check: func(p *pupil, found Found) { found(row(0)) }},
		{Code: "marks", Needs: []string{"marks"}, Check: func(p *pupil, found Found) { found(row(0)) }},
		{Code: "all", Severity: Warning, Across: func(s *school, found Found) { found(WholeReturn) }},
		{Code: "eldest", Gather: func(*school) Gathering[pupil] {
			eldest := 0
			return Gathering[pupil]{
				See:   func(p *pupil) { eldest = max(eldest, p.age) },
				Found: func(found Found) { found(row(eldest)) },
			}
		}},
		{Code: "gathers none", Gather: func(*school) Gathering[pupil] {
			return Gathering[pupil]{
				See:   func(p *pupil) { _ = 12 / p.age },
				Found: func(found Found) { found(row(1)) },
			}
		}},
	}
	res := Run(s, 2026, rules, nil)
	if got := strings.Join(res.Ran, " "); got != "young breaks all eldest gathers none" {
		t.Errorf("ran %s", got)
	}
	if len(res.Skipped) != 1 || res.Skipped[0] != (Skip{"marks", "there are no marks"}) {
		t.Errorf("skipped %v", res.Skipped)
	}
	var got []string
	for _, f := range res.Findings {
		line := f.Rule + " " + f.Child
		if f.Row == nil {
			line += " whole"
		}
		if f.Rule == "eldest" && *f.Row != 12 {
			t.Errorf("the eldest is said to be %d", *f.Row)
		}
		if strings.Contains(f.Message, "failed on ") {
			line += " failed"
		}
		got = append(got, line)
	}
	// A row that is given twice counts once; the rule that broke on b still found a and c's row.
	want := "young b, young a, breaks b whole failed, breaks a, all  whole, eldest , gathers none  whole failed"
	if strings.Join(got, ", ") != want {
		t.Errorf("found %s\nwant  %s", strings.Join(got, ", "), want)
	}
	if f := res.Findings[0]; len(f.Fields) != 1 || f.Fields[0] != "AGE" {
		t.Errorf("a column that the table has not is blamed: %v", f.Fields)
	}
}

// A watchedSchool tells the watch of its pupils' rows.
type watchedSchool struct{ school }

func (s *watchedSchool) Reader(w *Watch) (func(from, to int) []*pupil, bool) {
	see := Watching(w, "Pupils", []Column[pupil]{TextColumn("ID", func(p *pupil) *string { return &p.id })})
	return func(from, to int) []*pupil {
		for i, p := range s.pupils[from:to] {
			see.See([]pupil{*p}, []uint64{1 << i})
		}
		return s.pupils[from:to]
	}, true
}

func TestOnly(t *testing.T) {
	pupils := []*pupil{{"a", 4}, {"b", 5}, {"", 6}, {"c", 7}}
	for _, c := range []struct {
		why, want string
		only      Clues
	}{
		{"no clue asks for nothing", "4 5 6 7", nil},
		{"one of the codes", "4 7", Clues{OneOf("Pupils", "ID", "a", "c")}},
		{"given, and none of the codes", "5", Clues{Other("Pupils", "ID", "a", "c")}},
		{"blank", "6", Clues{Blank("Pupils", "ID")}},
		{"given", "4 5 7", Clues{Given("Pupils", "ID")}},
		{"rows at all", "4 5 6 7", Clues{Rows("Pupils")}},
		{"two rows, which none has", "", Clues{Several("Pupils")}},
		{"each of two clues", "5", Clues{Given("Pupils", "ID"), OneOf("Pupils", "ID", "b")}},
		{"either of two", "5 6", Clues{Blank("Pupils", "ID").Or(OneOf("Pupils", "ID", "b"))}},
		{"rows of a table that is not there", "", Clues{Rows("Teachers")}},
	} {
		t.Run(c.why, func(t *testing.T) {
			rules := []Rule[pupil, watchedSchool]{{Code: "x", Only: c.only, Check: func(p *pupil, found Found) { found(row(p.age)) }}}
			var got []string
			for _, f := range Run(&watchedSchool{school{pupils}}, 2026, rules, nil).Findings {
				got = append(got, strconv.Itoa(*f.Row))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("found of %v, want %s", got, c.want)
			}
		})
	}
	unwatched := []Rule[pupil, school]{{Code: "x", Only: Clues{Rows("Teachers")}, Check: func(p *pupil, found Found) { found(row(p.age)) }}}
	if found := Run(&school{pupils}, 2026, unwatched, nil).Findings; len(found) != len(pupils) {
		t.Errorf("a reader that tells of no rows spares %d calls", len(pupils)-len(found))
	}
}
