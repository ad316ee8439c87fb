package all

import (
	"net/url"
	"slices"
	"testing"

	"throughline/core"
	"throughline/ledger"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// A contact waits until its decision stands, and again when that is struck out.
func TestAContactWaitsForItsDecision(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child := core.NewID()
		waits := func(when string, want ...core.ID) {
			t.Helper()
			got, err := store.All[core.ID](t.Context(), db, `SELECT record_id FROM waiting WHERE authority_id = $1 AND kind = $2`, "x", "contact")
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: %v wait, want %v", when, got, want)
			}
		}
		contact := hand(t, w, w.worker, "contact", "", contactAnswers(w.now), child)
		waits("before the decision", contact.Head().ID)
		decision := hand(t, w, w.manager, "contact_decision", contact.Head().ID, merge(
			instant("decided_at", w.now), instant("referrer_told_at", w.now), url.Values{
				"referrer_told": {"yes"}, record.PartField(child, "reason"): {"Needs a closer look."},
			}))
		waits("after it")
		if err := w.StrikeOut(t.Context(), w.manager, decision.Head().ID, decision.Head().Version, "It is about another child."); err != nil {
			t.Fatal(err)
		}
		waits("after the decision was struck out", contact.Head().ID)
		if _, err := ledger.Verify(t.Context(), db, "x", w.Account()); err != nil {
			t.Error(err)
		}
	})
}
