package all

import (
	"context"
	"slices"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// secret stands in every locked answer of the records that the tests make.
const secret = "Zennor"

// TestEveryLockedAnswerHasItsLock holds that whoever locks an answer says who reads it, and
// that it stands where it can be left out.
func TestEveryLockedAnswerHasItsLock(t *testing.T) {
	holds := func(qs form.Questions) bool {
		return slices.ContainsFunc(qs, func(q *form.Question) bool { return q.Sensitivity == form.Locked })
	}
	for _, k := range Kinds {
		e := k.New("x", "somebody")
		if _, known := access.LockOf(k.Name); known != holds(k.Questions(e)) {
			t.Errorf("%s: a lock in access is %t, and a locked answer is %t", k.Name, known, !known)
		}
		if holds(k.PartQuestions(e, "somebody")) || slices.ContainsFunc(k.RowSets(), func(s *record.RowSet) bool { return holds(s.Asked(k)) }) {
			t.Errorf("%s: a locked answer stands in a child's part or a row; it must be the record's own", k.Name)
		}
	}
}

// lockedRecord is a record whose locked answers all are the secret, written by the import,
// which needs no answer.
func lockedRecord(t *testing.T, w *world, kindName string, people ...core.ID) core.ID {
	t.Helper()
	kind, err := w.Kind(kindName)
	if err != nil {
		t.Fatal(err)
	}
	if kind.Nobody && kindName != "contact" {
		people = nil
	}
	e := kind.New("x", people...)
	for _, q := range kind.Questions(e) {
		if q.Sensitivity == form.Locked {
			q.SetText(secret)
		}
		if q.Name == "referrer_anonymous" || q.Name == "anonymous" {
			q.SetText("yes")
		}
	}
	if err := w.Save(t.Context(), access.Import("x"), e, 0, "told"); err != nil {
		t.Fatal(err)
	}
	return e.Head().ID
}

// reads tells by which ways somebody reads the secret of a record that they may look at. A
// way on which the record is not found is none.
func reads(t *testing.T, w *world, who access.Who, id, person core.ID) map[string]bool {
	t.Helper()
	got := map[string]bool{}
	found := func(way string, e record.Entry, err error) {
		if core.IsSort(err, core.Forbidden) || core.IsSort(err, core.Missing) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", way, err)
		}
		kind, err := w.Kind(e.Head().Kind)
		if err != nil {
			t.Fatal(err)
		}
		said := kind.CardLine(e)
		for _, values := range kind.Typed(e) {
			said += strings.Join(values, " ")
		}
		got[way] = strings.Contains(said, secret)
	}
	ctx := t.Context()
	e, _, err := w.Load(ctx, w.DB, who, id)
	found("opening it", e, err)
	e, _, err = w.AsOf(ctx, w.DB, who, id, w.now)
	found("opening it as it was", e, err)
	_, all, err := w.History(ctx, w.DB, who, id)
	for _, e := range append(all, nil)[:len(all)] {
		found("its versions", e, err)
	}
	if !person.IsZero() {
		for way, list := range map[string]func() ([]record.Card, error){
			"the child's page":           func() ([]record.Card, error) { return w.OfPerson(ctx, w.DB, who, person) },
			"the child's page as it was": func() ([]record.Card, error) { return w.OfPersonAsOf(ctx, w.DB, who, person, w.now) },
		} {
			cards, err := list()
			for _, c := range cards {
				if c.ID == id {
					found(way, c.Entry, err)
					got[way] = got[way] || strings.Contains(c.Line, secret)
				}
			}
		}
	}
	return got
}

// TestWhoReadsLockedAnswers walks every role over every kind with a locked answer, at a
// low and a high level, as lead worker and not, by every way to a record, and holds what they read against the
// table of doc/access.md.
func TestWhoReadsLockedAnswers(t *testing.T) {
	db := testkit.Database(t, store.SQLite, withPeople()...)
	w := newWorld(t, db)
	for _, l := range access.Locks {
		for _, role := range access.Roles {
			cell := access.LockCell(l, role.Role)
			for _, c := range []struct {
				why  string
				as   access.Level
				lead bool
				want bool
			}{
				{"at the lowest level", access.L0, false, cell == "reads"},
				{"at L2", access.L2, false, cell == "reads" || strings.Contains(cell, "from L2")},
				{"as lead worker", access.L0, true, cell == "reads" || strings.Contains(cell, "as lead worker")},
			} {
				child := core.NewID()
				who := access.Who{Authority: "x", User: core.NewID(), Name: "Pia Rowe", Level: c.as, Roles: []access.Role{role.Role}, At: w.now}
				involved(t, w, who, child, c.lead)
				id := lockedRecord(t, w, l.Kind, child)
				ways := reads(t, w, who, id, child)
				if c.want && len(ways) == 0 {
					t.Errorf("%s, %s, %s: the record is found on no way", l.Kind, role.Name, c.why)
				}
				for way, got := range ways {
					if got != c.want {
						t.Errorf("%s, %s, %s: %s gives the locked answers: %t, want %t", l.Kind, role.Name, c.why, way, got, c.want)
					}
				}
			}
		}
	}
}

// involved makes somebody work with a child.
func involved(t *testing.T, w *world, who access.Who, child core.ID, lead bool) {
	t.Helper()
	err := w.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		if lead {
			return access.AllocateLead(ctx, tx, "x", child, who.User, "", core.Day(2026, 1, 1), core.NewID(), true)
		}
		_, err := access.Involve(ctx, tx, "x", access.Involvement{PersonID: child, UserID: who.User, Role: "co-worker", FromOn: core.Day(2026, 1, 1)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestWhatIsLockedIsNotLost holds that whoever may not read an answer can neither change the
// record nor empty the answer, and that signing and following it leave it as it is.
func TestWhatIsLockedIsNotLost(t *testing.T) {
	testkit.EachEngine(t, withPeople(), func(t *testing.T, db *store.DB) {
		w, child := newWorld(t, db), core.NewID()
		worker := access.Who{Authority: "x", User: core.NewID(), Name: "Pia Rowe", Level: access.L0, Roles: []access.Role{access.FrontDoorWorker}}
		id := lockedRecord(t, w, "contact", child)
		e, _, err := w.Load(t.Context(), db, worker, id)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Save(t.Context(), worker, e, 1, "changed"); !core.IsSort(err, core.Forbidden) {
			t.Errorf("a record without its locked answers was saved: %v", err)
		}
		if err := w.Cancel(t.Context(), worker, id, 1, "made twice"); err != nil {
			t.Fatal(err)
		}
		if e, _, err = w.Load(t.Context(), db, w.manager, id); err != nil {
			t.Fatal(err)
		}
		kind, err := w.Kind("contact")
		if err != nil {
			t.Fatal(err)
		}
		if got := kind.Questions(e).Find("referrer_name").PlainText(); got != secret {
			t.Errorf("after somebody who may not read it cancelled the record, the answer is %q", got)
		}
	})
}

// TestWhoAsksLaterNotToBeNamed holds that older versions do not name a referrer who asked
// later not to be named.
func TestWhoAsksLaterNotToBeNamed(t *testing.T) {
	db := testkit.Database(t, store.SQLite, withPeople()...)
	w, child := newWorld(t, db), core.NewID()
	first := w.now
	e := hand(t, w, w.worker, "contact", "", merge(contactAnswers(w.now), map[string][]string{"referrer_name": {secret}}), child)
	if got := reads(t, w, w.worker, e.Head().ID, child); !got["opening it"] || !got["its versions"] {
		t.Errorf("the worker does not read who told us, though nobody asked for that: %v", got)
	}
	w.now = w.now.Plus(3_600_000_000_000)
	change(t, w, w.worker, e.Head().ID, map[string][]string{"referrer_anonymous": {"yes"}})
	w.now = first
	for way, got := range reads(t, w, w.worker, e.Head().ID, child) {
		if got {
			t.Errorf("%s names who asked not to be named", way)
		}
	}
}

// TestAnExportHoldsLockedAnswersOnlyWhenAsked reads the export of every kind that locks any.
func TestAnExportHoldsLockedAnswersOnlyWhenAsked(t *testing.T) {
	db := testkit.Database(t, store.SQLite, withPeople()...)
	w := newWorld(t, db)
	for _, l := range access.Locks {
		lockedRecord(t, w, l.Kind, core.NewID())
		kind, err := w.Kind(l.Kind)
		if err != nil {
			t.Fatal(err)
		}
		for _, locked := range []bool{false, true} {
			said := ""
			err := w.Export(t.Context(), db, "x", kind, locked, func(cells []string) error {
				said += strings.Join(cells, "\n")
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(said, secret) != locked {
				t.Errorf("%s: asked for locked answers %t, the export gives them %t", l.Kind, locked, !locked)
			}
		}
	}
}
