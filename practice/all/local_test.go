package all

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"throughline/core"
	"throughline/ledger"
	"throughline/store"
	"throughline/testkit"
)

// TestACouncilsQuestionOnADatabaseInUse adds a question of a council's own to a kind of
// which there are records already: the old ones stand as they are, a new one is asked, kept,
// exported and accounted for.
func TestACouncilsQuestionOnADatabaseInUse(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		before := newWorld(t, db)
		child := core.NewID()
		answers := url.Values{"closed_on-day": {"3"}, "closed_on-month": {"3"}, "closed_on-year": {"2026"}, "reason": {"RC8"},
			"summary": {"Mornings are better now."}, "family_told": {"yes"}, "partners_told": {"yes"}}
		old := closingOf(t, before, child, answers)

		folder := t.TempDir()
		text := "questions:\n  - {kind: closing, name: ward, asks: \"Which ward?\", type: choice, answers: [{code: N, label: North}, {code: S, label: South}], needed: true}\n"
		if err := os.WriteFile(filepath.Join(folder, LocalQuestions), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		for range 2 { // the second start finds the column there
			k, err := Keep(t.Context(), db, folder, before.Now)
			if err != nil {
				t.Fatal(err)
			}
			k.Children = before.Children
			before.Keeper = k
		}
		kind, err := before.Kind("closing")
		if err != nil {
			t.Fatal(err)
		}
		e := kind.New("x", child)
		typed := kind.Typed(e)
		for name, values := range answers {
			typed[name] = values
		}
		if wrong := kind.Read(e, typed, before.Today()); len(wrong) != 1 || wrong[0].Field != "local_ward" {
			t.Fatalf("the council's question is not needed: %v", wrong)
		}
		answers.Set("local_ward", "S")
		added := closingOf(t, before, child, answers)

		wards := map[string]string{}
		heading := []string(nil)
		err = before.Export(t.Context(), db, "x", kind, false, func(cells []string) error {
			if heading == nil {
				heading = slices.Clone(cells)
				return nil
			}
			wards[cells[0]] = cells[slices.Index(heading, "local_ward")]
			return nil
		})
		if err != nil || len(wards) != 2 || wards[string(old)] != "" || wards[string(added)] != "S" {
			t.Errorf("the export says %v, %v", wards, err)
		}
		if _, err := ledger.Verify(t.Context(), db, "x", before.Account()); err != nil {
			t.Error(err)
		}
	})
}

// closingOf hands in a closing and returns its id.
func closingOf(t *testing.T, w *world, child core.ID, answers url.Values) core.ID {
	t.Helper()
	kind, err := w.Kind("closing")
	if err != nil {
		t.Fatal(err)
	}
	e := kind.New("x", child)
	if wrong := kind.Read(e, answers, w.Today()); len(wrong) > 0 {
		t.Fatal(wrong)
	}
	if err := w.Save(t.Context(), w.manager, e, 0, "handed in"); err != nil {
		t.Fatal(err)
	}
	return e.Head().ID
}
