package all

import (
	"net/url"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

// worksAs is as what somebody works with a child by name on a day, "" for not at all.
func worksAs(t *testing.T, w *world, who, child core.ID, on core.Date) string {
	t.Helper()
	all, err := access.Involvements(t.Context(), w.DB, "x", child)
	if err != nil {
		t.Fatal(err)
	}
	as := ""
	for _, i := range all {
		if i.UserID == who && i.FromOn.NotAfter(on) && (i.UntilOn.IsZero() || i.UntilOn.NotBefore(on)) {
			as = i.Role
		}
	}
	return as
}

// TestAKeyWorkerBesideTheLeadWorker gives a child who is exploited somebody of the
// exploitation team: as lead worker where there is none, beside them where there is one.
func TestAKeyWorkerBesideTheLeadWorker(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newHouse(t, db)
		team, getSafe := core.NewID(), core.NewID()
		child := w.born(t, "Ty", core.Day(2012, 6, 1))
		concern := hand(t, w, w.worker, "exploitation_concern", "", merge(day("concern_on", w.Today()), url.Values{
			"told_by": {"school"}, "what": {"Seen with older men."}, "kinds": {"sexual"}, "modern_slavery": {"no"}, "danger": {"no"}}), child)
		low := screened(t, w, concern.Head().ID, nil)
		give := func(worker core.ID, team core.ID, on core.Date) url.Values {
			return merge(day("from_on", on), url.Values{"lead_worker": {string(worker)}, "lead_team": {string(team)}})
		}
		lead, first, second := core.NewID(), core.NewID(), core.NewID()
		if err := handRefused(t, w, w.manager, "allocation", low.ID, give(first, getSafe, w.Today())); !core.IsSort(err, core.Invalid) {
			t.Errorf("a low screening leads to work by the team: %v", err)
		}
		high := screened(t, w, concern.Head().ID, map[string]string{"debt": "now"})
		if s, err := w.Start(t.Context(), db, w.manager, "allocation", high.ID); err != nil || s.Kind.Typed(s.Entry).Get("works_as") != "lead" {
			t.Errorf("with no lead worker the first is to lead: %v, %v", s.Entry, err)
		}
		if err := handRefused(t, w, w.manager, "allocation", high.ID, merge(give(first, getSafe, w.Today()), url.Values{"works_as": {"key"}})); !core.IsSort(err, core.Invalid) {
			t.Errorf("a key worker stands beside nobody: %v", err)
		}
		hand(t, w, w.manager, "allocation", high.ID, give(lead, team, w.Today()))

		key := hand(t, w, w.manager, "allocation", high.ID, give(first, getSafe, w.Today()))
		if got := worksAs(t, w, first, child, w.Today()); got != access.KeyWorker {
			t.Errorf("the worker of the team works as %q, want key worker", got)
		}
		if got := worksAs(t, w, lead, child, w.Today()); got != access.Lead {
			t.Errorf("the lead worker works as %q", got)
		}
		later := w.Today().Plus(20)
		next := hand(t, w, w.manager, "allocation", high.ID, give(second, getSafe, later))
		for who, want := range map[core.ID]string{first: "", second: access.KeyWorker, lead: access.Lead} {
			if got := worksAs(t, w, who, child, later.Plus(1)); got != want {
				t.Errorf("after the next key worker began somebody works as %q, want %q", got, want)
			}
		}
		boss := access.Who{Authority: "x", User: core.NewID(), Name: "Ada Moor", Level: access.L5, Roles: []access.Role{access.Director}}
		if err := w.StrikeOut(t.Context(), boss, next.Head().ID, 1, "It was another child."); err != nil {
			t.Fatal(err)
		}
		if got := worksAs(t, w, first, child, later.Plus(1)); got != access.KeyWorker {
			t.Errorf("the next was struck out and the one before works as %q", got)
		}
		change(t, w, w.manager, key.Head().ID, day("until_on", w.Today().Plus(5)))
		if got := worksAs(t, w, first, child, later); got != "" {
			t.Errorf("the work ended and the key worker still works as %q", got)
		}
		may := access.Who{Authority: "x", User: second, Level: access.L0, Roles: []access.Role{access.GetSafe}, At: w.now}
		if err := access.May(t.Context(), db, may, access.Write, child); !core.IsSort(err, core.Forbidden) {
			t.Errorf("a worker whose allocation was struck out may write: %v", err)
		}
		sound(t, w)
	})
}

// TestAPersonalAdviserMayLead gives a care leaver's adviser the lead, as when the social
// worker's work ends at 18.
func TestAPersonalAdviserMayLead(t *testing.T) {
	testkit.EachEngine(t, Sources(), func(t *testing.T, db *store.DB) {
		w := newHouse(t, db)
		young := w.born(t, "Ro", core.Day(2008, 3, 1))
		episode := w.inCare(t, young, "2022-05-01", "", "")
		status := hand(t, w, w.worker, "leaving_care_status", episode.Head().ID, merge(day("worked_out_on", w.Today()), day("told_on", w.Today()), url.Values{"told": {"yes"}, "child_words": {"So I get help?"}}))
		adviser := w.appoint(t, status.Head().ID, "2026-03-02", "first")
		hand(t, w, w.manager, "allocation", adviser.Head().ID, merge(day("from_on", w.Today()), url.Values{"lead_team": {string(core.NewID())}}))
		lead, _, err := access.LeadWorker(t.Context(), db, "x", young)
		if err != nil || lead != w.worker.User {
			t.Errorf("the lead worker is %q, %v; want the adviser", lead, err)
		}
		sound(t, w)
	})
}
