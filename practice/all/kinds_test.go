package all

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
	"throughline/ui/pagecheck"
)

// TestEveryKindIsWhole walks the list of kinds and says what a kind lacks.
func TestEveryKindIsWhole(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		seen := map[string]bool{}
		for _, k := range Kinds {
			t.Run(k.Name, func(t *testing.T) {
				if seen[k.Name] {
					t.Error("there are two kinds of this name")
				}
				seen[k.Name] = true
				for what, missing := range map[string]bool{
					"a title": k.Title == "", "what it is for": k.Help == "", "the law or guidance it serves": k.Law == "",
					"the part of the service": k.Area == "",
				} {
					if missing {
						t.Errorf("it lacks %s", what)
					}
				}
				e := k.New("x", "somebody")
				questions(t, k.Questions(e))
				questions(t, k.PartQuestions(e, "somebody"))
				columns(t, db, k.Name, k.Questions(e), "record_id")
				if k.HasParts() {
					columns(t, db, k.Name+"_child", k.PartQuestions(e, "somebody"), "record_id", "person_id")
				}
				for _, set := range k.RowSets() {
					questions(t, set.Asked(k))
					columns(t, db, k.Name+"_"+set.Name, set.Asked(k), "record_id", "place")
				}
				if _, err := store.One[int](t.Context(), db, `SELECT count(*) FROM `+k.Name+`_by_child`); err != nil {
					t.Errorf("analysts have no view of it: %v", err)
				}
				for _, q := range k.Questions(e) {
					if q.Sensitivity != form.Locked {
						continue
					}
					if _, err := store.One[int](t.Context(), db, `SELECT count(`+q.Name+`) FROM `+k.Name+`_by_child`); err == nil {
						t.Errorf("the analysts' view holds %s, which is locked", q.Name)
					}
				}
				for _, after := range k.After {
					if !slices.ContainsFunc(Kinds, func(o *record.Kind) bool { return o.Name == after }) {
						t.Errorf("it follows %q, which is no kind", after)
					}
				}
			})
		}
	})
}

// questions checks that each question says what it is.
func questions(t *testing.T, qs form.Questions) {
	t.Helper()
	names := map[string]bool{}
	for _, q := range qs {
		switch {
		case names[q.Name]:
			t.Errorf("%s is asked twice", q.Name)
		case q.Label == "" || q.Sensitivity == "":
			t.Errorf("%s lacks its words or its sensitivity", q.Name)
		case (q.Sort == form.SortChoice || q.Sort == form.SortSeveral) && (q.List == nil || len(q.List.Items) < 2):
			t.Errorf("%s has nothing to choose from", q.Name)
		}
		names[q.Name] = true
		for _, w := range []*form.When{q.Shown(), q.NeededIf()} {
			if w == nil || strings.HasSuffix(w.Question, "-day") {
				continue
			}
			other := qs.Find(w.Question)
			if other == nil {
				t.Errorf("%s hangs on %q, which is not asked", q.Name, w.Question)
				continue
			}
			for _, is := range w.Is {
				if other.List != nil && !other.List.Has(is) {
					t.Errorf("%s hangs on the answer %q of %s, which cannot be given", q.Name, is, w.Question)
				}
			}
		}
	}
}

// columns checks that a table has the column of each question and no other.
func columns(t *testing.T, db *store.DB, table string, qs form.Questions, keys ...string) {
	t.Helper()
	want := append([]string{"authority_id"}, keys...)
	for _, q := range qs {
		want = append(want, q.Name)
	}
	query := `SELECT name FROM pragma_table_info($1)`
	if db.Engine() == store.PostgreSQL {
		query = `SELECT column_name FROM information_schema.columns WHERE table_name = $1 AND table_schema = current_schema()`
	}
	got, err := store.All[string](t.Context(), db, query, table)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("table %s has columns\n%v\nand the questions are\n%v", table, got, want)
	}
}

// TestForms holds the form of every kind, as it is first shown, against its golden file.
func TestForms(t *testing.T) {
	for _, k := range Kinds {
		t.Run(k.Name, func(t *testing.T) {
			child := core.ID("00000000-0000-7000-8000-000000000009")
			e := k.New("x", child)
			var html bytes.Buffer
			sheet := form.Sheet{Questions: k.Questions(e), Typed: k.Typed(e)}
			if err := sheet.Render(t.Context(), &html); err != nil {
				t.Fatal(err)
			}
			if k.HasParts() {
				part := form.Sheet{Questions: k.PartQuestions(e, child), Typed: k.Typed(e), Prefix: record.PartField(child, "")}
				if err := part.Render(t.Context(), &html); err != nil {
					t.Fatal(err)
				}
			}
			for _, set := range k.RowSets() {
				row := form.Sheet{Questions: set.Asked(k), Typed: k.Typed(e), Prefix: set.Field(1, "")}
				if err := row.Render(t.Context(), &html); err != nil {
					t.Fatal(err)
				}
			}
			page := fmt.Sprintf("<!DOCTYPE html><html lang=\"en\"><head><title>x</title></head><body><main><h1>%s</h1>%s</main></body></html>", k.Title, html.String())
			for _, p := range pagecheck.Problems(page) {
				t.Error(p)
			}
			testkit.Golden(t, "form-"+k.Name+".txt", []byte(outline(k, e)))
		})
	}
}

// outline is a form in words: one line a question.
func outline(k *record.Kind, e record.Entry) string {
	var b strings.Builder
	write := func(qs form.Questions) {
		for _, s := range qs.Asked().Sections() {
			if s.Heading != "" {
				fmt.Fprintf(&b, "\n%s\n", s.Heading)
			}
			for _, q := range s.Questions {
				fmt.Fprintf(&b, "  %-8s %s", q.Sort, q.Label)
				if q.AlwaysNeeded() {
					b.WriteString(" *")
				} else if q.IsNeeded(nil) || q.NeededIf() != nil {
					b.WriteString(" (*)")
				}
				if w := q.Shown().Words(); w != "" {
					fmt.Fprintf(&b, " [when %s]", w)
				}
				b.WriteString("\n")
			}
		}
	}
	fmt.Fprintf(&b, "%s\n", k.Title)
	write(k.Questions(e))
	if k.HasParts() {
		b.WriteString("\nFor each child\n")
		write(k.PartQuestions(e, e.Head().People[0]))
	}
	for _, set := range k.RowSets() {
		fmt.Fprintf(&b, "\n%s, each row\n", set.Title)
		write(set.Asked(k))
	}
	return b.String()
}

// TestARecordIsAboutSomebody holds that a record about nobody is refused by the keeper,
// but for the kinds that may stand alone.
func TestARecordIsAboutSomebody(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		for _, k := range Kinds {
			e := k.New("x")
			_, start := w.Start(t.Context(), db, w.manager, k.Name, "")
			err := w.Save(t.Context(), w.manager, e, 0, "handed in")
			refused := core.IsSort(start, core.Invalid) && core.IsSort(err, core.Invalid)
			if refused == k.Nobody {
				t.Errorf("a %s about nobody: starting gives %v, saving gives %v", k.Name, start, err)
			}
		}
	})
}
