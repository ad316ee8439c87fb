package all

import (
	"context"
	"net/url"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// TestDecidingOnAChildOpenElsewhere: the manager of the front door decides on a contact about
// a child with whom another team works, and writes the referral, and opens nothing else of
// the child's by it.
func TestDecidingOnAChildOpenElsewhere(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child, sister, other := core.NewID(), core.NewID(), core.NewID()
		theirs := access.Who{Authority: "x", User: core.NewID(), Name: "Ada Brook", Level: access.L2, Roles: []access.Role{access.TeamManager}, Teams: []core.ID{core.NewID()}}
		owen := access.Who{Authority: "x", User: core.NewID(), Name: "Owen Castell", Level: access.L2, Roles: []access.Role{access.TeamManager}, Teams: []core.ID{core.NewID()}}
		for _, p := range []core.ID{child, sister, other} {
			w.involve(t, access.Involvement{PersonID: p, TeamID: theirs.Teams[0], Role: access.Lead, FromOn: w.Today().Plus(-30)})
		}
		private := hand(t, w, theirs, "case_note", "", merge(instant("happened_at", w.now), url.Values{"note_kind": {"family"}, "text": {"Theirs alone."}, "significant": {"no"}}), child)
		contact := hand(t, w, w.worker, "contact", "", contactAnswers(w.now), child, sister)

		refused := func(why string, err error) {
			t.Helper()
			if !core.IsSort(err, core.Forbidden) {
				t.Errorf("%s: %v; want Forbidden", why, err)
			}
		}
		_, _, err := w.Load(t.Context(), db, owen, private.Head().ID)
		refused("reading what another team wrote", err)
		if _, _, err := w.Load(t.Context(), db, owen, contact.Head().ID); err != nil {
			t.Errorf("reading the contact: %v", err)
		}
		for kind, from := range map[string]core.ID{"contact": "", "referral": "", "case_note": ""} {
			_, err := w.Start(t.Context(), db, owen, kind, from, child)
			refused("beginning a "+kind, err)
		}
		_, err = w.Start(t.Context(), db, owen, "contact_decision", "", child)
		refused("a decision on nothing", err)
		_, err = w.Start(t.Context(), db, owen, "contact_decision", contact.Head().ID, child, other)
		refused("a decision about somebody of whom the contact does not tell", err)
		lesser := owen
		lesser.Level = access.L1
		_, err = w.Start(t.Context(), db, lesser, "contact_decision", contact.Head().ID)
		refused("a decision below team manager", err)
		_, err = w.Start(t.Context(), db, access.Who{Authority: "x", User: core.NewID(), Level: access.L2, Roles: []access.Role{access.SocialWorker}}, "contact_decision", contact.Head().ID)
		refused("a decision by somebody who does not see the front door", err)

		s, err := w.Start(t.Context(), db, owen, "contact_decision", contact.Head().ID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.KeepDraft(t.Context(), owen, record.Draft{ID: s.Entry.Head().ID, Kind: "contact_decision", From: contact.Head().ID, People: s.Entry.Head().People, Typed: url.Values{}}); err != nil {
			t.Errorf("keeping what is typed: %v", err)
		}
		_, err = w.KeepDraft(t.Context(), owen, record.Draft{ID: core.NewID(), Kind: "contact_decision", People: s.Entry.Head().People, Typed: url.Values{}})
		refused("a draft of a decision on nothing", err)
		decided := merge(instant("decided_at", w.now), instant("referrer_told_at", w.now), url.Values{"referrer_told": {"yes"},
			record.PartField(child, "outcome"): {"open_referral"}, record.PartField(child, "reason"): {"Her worker must know."},
			record.PartField(sister, "outcome"): {"referral"}, record.PartField(sister, "reason"): {"New for her."}})
		decision := hand(t, w, owen, "contact_decision", contact.Head().ID, decided)
		if d := dueOf(t, w, child, "front-door.decision"); d.MetBy != decision.Head().ID {
			t.Errorf("the decision of one working day is met by %s", d.MetBy)
		}
		if _, _, err := w.Load(t.Context(), db, theirs, decision.Head().ID); err != nil {
			t.Errorf("the team that works with them does not see the decision: %v", err)
		}
		again, _, err := w.Load(t.Context(), db, owen, decision.Head().ID)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Save(t.Context(), owen, again, 1, "handed in"); err != nil {
			t.Errorf("putting the own decision right: %v", err)
		}
		hand(t, w, owen, "referral", decision.Head().ID, url.Values{"primary_need": {"N1"}, "outcomes": {"assessment"}, "family_told": {"yes"}}, sister)

		_, err = w.Start(t.Context(), db, owen, "allocation", decision.Head().ID, sister)
		if err == nil {
			t.Error("the referral opens the child's record for writing")
		}
		_, _, err = w.Load(t.Context(), db, owen, private.Head().ID)
		refused("reading what another team wrote, after deciding", err)
		_, err = w.OfPerson(t.Context(), db, owen, child)
		refused("the child's line, after deciding", err)
	})
}

// TestDecidingOnARestrictedChild: who is not named for a restricted record cannot decide on a
// contact about the child, nor learn that there is one.
func TestDecidingOnARestrictedChild(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child := core.NewID()
		owen := access.Who{Authority: "x", User: core.NewID(), Name: "Owen Castell", Level: access.L2, Roles: []access.Role{access.TeamManager}, Teams: []core.ID{core.NewID()}}
		contact := hand(t, w, w.worker, "contact", "", contactAnswers(w.now), child)
		err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			return access.RestrictRecord(ctx, tx, w.manager, child, "staff", "", w.manager.User)
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Start(t.Context(), db, owen, "contact_decision", contact.Head().ID); !core.IsSort(err, core.Missing) {
			t.Errorf("deciding on a restricted child: %v; want Missing", err)
		}
	})
}

// involve has a team or somebody work with a person.
func (w *world) involve(t *testing.T, i access.Involvement) {
	t.Helper()
	err := w.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, err := access.Involve(ctx, tx, "x", i)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
