package all

import (
	"context"
	"io/fs"
	"net/url"
	"slices"
	"testing"

	"throughline/access"
	"throughline/changed"
	"throughline/clock"
	"throughline/core"
	"throughline/ledger"
	"throughline/practice/assessment"
	"throughline/practice/frontdoor"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// migrations are those of everything that records stand on.
func migrations() []fs.FS {
	return append([]fs.FS{ledger.Migrations, changed.Migrations, access.Migrations, record.Migrations}, Migrations...)
}

// world is a keeper with a clock that the test sets, and the people of a small office.
type world struct {
	*record.Keeper
	now             core.Instant
	worker, manager access.Who
}

func newWorld(t *testing.T, db *store.DB) *world {
	t.Helper()
	w := &world{
		now:     core.At(core.Day(2026, 3, 6), 10, 0), // a Friday
		worker:  access.Who{Authority: "x", User: core.NewID(), Name: "Ines Okafor", Level: access.L0, Roles: []access.Role{access.FrontDoorWorker}},
		manager: access.Who{Authority: "x", User: core.NewID(), Name: "Mara Lind", Level: access.L4, Roles: []access.Role{access.NominatedOfficer}},
	}
	w.Keeper = record.NewKeeper(db, Kinds, func() core.Instant { return w.now })
	w.Children = func(_ context.Context, _ store.Querier, _ string, ids []core.ID) (map[core.ID]clock.Child, error) {
		out := map[core.ID]clock.Child{}
		for _, id := range ids {
			out[id] = clock.Child{ID: id, Born: core.Day(2018, 5, 1)}
		}
		return out, nil
	}
	return w
}

// hand starts a record, answers it and hands it in.
func hand(t *testing.T, w *world, who access.Who, kind string, from core.ID, answers url.Values, people ...core.ID) record.Entry {
	t.Helper()
	s, err := w.Start(t.Context(), w.DB, who, kind, from, people...)
	if err != nil {
		t.Fatalf("starting a %s: %v", kind, err)
	}
	typed := s.Kind.Typed(s.Entry)
	for name, values := range answers {
		typed[name] = values
	}
	if wrong := s.Kind.Read(s.Entry, typed, w.Today()); len(wrong) > 0 {
		t.Fatalf("a %s: %v", kind, wrong)
	}
	if err := w.Save(t.Context(), who, s.Entry, 0, "handed in"); err != nil {
		t.Fatalf("saving a %s: %v", kind, err)
	}
	return s.Entry
}

func instant(name string, at core.Instant) url.Values {
	v := day(name, at.Date())
	v.Set(name+"-time", at.Time().Format("15:04"))
	return v
}

func day(name string, d core.Date) url.Values {
	y, m, dd := d.Split()
	return url.Values{name + "-day": {itoa(dd)}, name + "-month": {itoa(int(m))}, name + "-year": {itoa(y)}}
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

func merge(all ...url.Values) url.Values {
	out := url.Values{}
	for _, v := range all {
		for k, values := range v {
			out[k] = values
		}
	}
	return out
}

func contactAnswers(at core.Instant) url.Values {
	return merge(instant("received_at", at), url.Values{
		"method": {"phone"}, "source": {"2A"}, "referrer_anonymous": {"no"}, "about": {"neglect"},
		"story": {"Came to school hungry three days running."}, "danger": {"no"}, "siblings": {"A baby brother at home."},
		"parents_know": {"know_agree"}, "consent": {"given"}, "consent_by": {"parent"},
		"rating": {"amber"}, "why_rating": {"Hunger, and a young child"}, "level": {"3"}, "recommended": {"referral"},
	})
}

func dueOf(t *testing.T, w *world, person core.ID, id string) clock.Due {
	t.Helper()
	dues, err := w.Dues(t.Context(), w.DB, "x", person)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(dues, func(d clock.Due) bool { return d.Clock == id })
	if i < 0 {
		t.Fatalf("%s is not due: %v", id, dues)
	}
	return dues[i]
}

func TestFromContactToAssessment(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child, brother := core.NewID(), core.NewID()
		received := w.now
		contact := hand(t, w, w.worker, "contact", "", contactAnswers(received), child, brother)
		if d := dueOf(t, w, child, "front-door.decision"); d.DueOn != core.Day(2026, 3, 9) || d.State != clock.Running {
			t.Errorf("the decision is %s, due %s; want running, due 2026-03-09", d.State, d.DueOn)
		}

		_, err := w.Start(t.Context(), db, w.worker, "contact_decision", contact.Head().ID)
		if !core.IsSort(err, core.Forbidden) {
			t.Errorf("a worker of level L0 may begin a decision: %v", err)
		}
		w.now = core.At(core.Day(2026, 3, 9), 9, 0)
		decision := hand(t, w, w.manager, "contact_decision", contact.Head().ID, merge(
			instant("decided_at", w.now), instant("referrer_told_at", w.now), url.Values{
				"referrer_told":                      {"yes"},
				record.PartField(child, "reason"):    {"Needs a closer look."},
				record.PartField(brother, "reason"):  {"The same household."},
				record.PartField(brother, "outcome"): {"no_further_action"},
			}))
		if d := dueOf(t, w, child, "front-door.decision"); d.State != clock.Met {
			t.Errorf("the decision is %s, want met", d.State)
		}
		dueOf(t, w, child, "front-door.allocate")

		referral := hand(t, w, w.manager, "referral", decision.Head().ID, url.Values{
			"primary_need": {"N1"}, "outcomes": {"assessment"}, "family_told": {"yes"},
		}, child)
		if r := referral.(*frontdoor.Referral); r.Source != "2A" || r.Again != "no" || r.Reason == "" {
			t.Errorf("the referral was not filled in from what is known: %+v", r)
		}
		hand(t, w, w.manager, "allocation", referral.Head().ID, merge(day("from_on", w.Today()), url.Values{
			"lead_worker": {string(w.worker.User)}, "lead_team": {string(core.NewID())},
		}))
		opened := hand(t, w, w.manager, "assessment_opened", referral.Head().ID, url.Values{"questions": {"Is there enough food at home?"}})
		if d := dueOf(t, w, child, "assessment.complete"); d.DueOn != core.Day(2026, 5, 14) {
			t.Errorf("the assessment is due %s, want 2026-05-14: 45 working days with Easter and May Day", d.DueOn)
		}
		before := w.now
		w.now = core.At(core.Day(2026, 3, 12), 16, 0)
		hand(t, w, w.worker, "assessment_visit", opened.Head().ID, merge(day("visited_on", w.Today()), url.Values{
			"place": {"home"}, "account": {"Both at home."}, record.PartField(child, "seen"): {"alone"},
			record.PartField(child, "child_words"): {"I like toast."},
		}))
		written := hand(t, w, w.worker, "assessment", opened.Head().ID, assessmentAnswers(child))
		if c := written.(*assessment.Assessment).Children[0]; c.Seen != "alone" || c.Words == "" {
			t.Errorf("what the child said on the visit was not taken over: %+v", c)
		}
		if err := w.Sign(t.Context(), w.worker, written.Head().ID, 1); !core.IsSort(err, core.Forbidden) {
			t.Errorf("the author signed the assessment: %v", err)
		}
		if err := w.Sign(t.Context(), w.manager, written.Head().ID, 1); err != nil {
			t.Fatal(err)
		}
		if d := dueOf(t, w, child, "assessment.complete"); d.State != clock.Met || d.MetBy != written.Head().ID {
			t.Errorf("the assessment is %s by %s, want met by the assessment", d.State, d.MetBy)
		}

		then, err := w.OfPersonAsOf(t.Context(), db, w.manager, child, before)
		if err != nil {
			t.Fatal(err)
		}
		now, err := w.OfPerson(t.Context(), db, w.manager, child)
		if err != nil {
			t.Fatal(err)
		}
		if len(now) != 7 || len(then) != 5 {
			t.Errorf("%d records now and %d as of the day before the visit, want 7 and 5", len(now), len(then))
		}
		sound(t, w)
		sameWhenRecomputed(t, w, child)
	})
}

func assessmentAnswers(child core.ID) url.Values {
	v := url.Values{
		"history": {"None known."}, "parents": {"Warm and tired."}, "family": {"A grandmother near."}, "parents_views": {"Wants help with money."},
		"worries": {"Hunger."}, "working": {"School."}, "change": {"Food each day."}, "scale": {"6"}, "copy_given": {"yes"},
	}
	for name, value := range map[string]string{"day": "School, then home.", "factors": "18B", "outcome": "early_help", "why": "Agreed with the family."} {
		v.Set(record.PartField(child, name), value)
	}
	return v
}

// sound proves that the ledger verifies and accounts for every row.
func sound(t *testing.T, w *world) {
	t.Helper()
	if _, err := ledger.Verify(t.Context(), w.DB, "x", w.Account()); err != nil {
		t.Errorf("the ledger is not sound: %v", err)
	}
}

// sameWhenRecomputed proves that working out what is due afresh changes nothing.
func sameWhenRecomputed(t *testing.T, w *world, person core.ID) {
	t.Helper()
	type row struct {
		Clock, State string
		DueOn        core.Date
	}
	read := func() []row {
		rows, err := store.All[row](t.Context(), w.DB, `SELECT clock, state, due_on FROM due WHERE authority_id = 'x' AND person_id = $1 ORDER BY place`, person)
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	before := read()
	err := w.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error { return w.Recompute(ctx, tx, "x", person) })
	if err != nil {
		t.Fatal(err)
	}
	if after := read(); !slices.Equal(before, after) || len(before) == 0 {
		t.Errorf("what is due changed when it was worked out afresh:\n%v\n%v", before, after)
	}
}

func TestTwoPeopleSaveTheSameRecord(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		child := core.NewID()
		e := hand(t, w, w.worker, "contact", "", contactAnswers(w.now), child)
		mine, kind, err := w.Load(t.Context(), db, w.worker, e.Head().ID)
		if err != nil {
			t.Fatal(err)
		}
		theirs, _, err := w.Load(t.Context(), db, w.manager, e.Head().ID)
		if err != nil {
			t.Fatal(err)
		}
		theirs.(*frontdoor.Contact).Story = "What the manager wrote."
		if err := w.Save(t.Context(), w.manager, theirs, 1, "changed"); err != nil {
			t.Fatal(err)
		}
		mine.(*frontdoor.Contact).Story = "What the worker wrote."
		draft := record.Draft{ID: e.Head().ID, Kind: "contact", Record: e.Head().ID, People: []core.ID{child}, Base: 1, Typed: kind.Typed(mine)}
		if _, err := w.KeepDraft(t.Context(), w.worker, draft); err != nil {
			t.Fatal(err)
		}
		if err := w.Save(t.Context(), w.worker, mine, 1, "changed"); !core.IsSort(err, core.Changed) {
			t.Errorf("the second save of the same version gave %v, want Changed", err)
		}
		kept, err := w.LoadDraft(t.Context(), w.worker, e.Head().ID)
		if err != nil || kept.Typed.Get("story") != "What the worker wrote." {
			t.Errorf("the draft after a clash is %q, %v", kept.Typed.Get("story"), err)
		}
		lines, versions, err := w.History(t.Context(), db, w.manager, e.Head().ID)
		if err != nil || len(lines) != 2 || versions[0].(*frontdoor.Contact).Story != "Came to school hungry three days running." {
			t.Errorf("%d versions, %v; the first must keep its text", len(lines), err)
		}
		sound(t, w)
	})
}

func TestTamperingIsNamed(t *testing.T) {
	testkit.EachEngine(t, migrations(), func(t *testing.T, db *store.DB) {
		for _, change := range []struct{ why, sql string }{
			{"an answer was changed", `UPDATE contact SET story = 'nothing happened'`},
			{"an answer of a child was changed", `UPDATE contact_child SET worry = 'none'`},
			{"the state was changed", `UPDATE record SET state = 'cancelled'`},
			{"a child was taken off", `UPDATE record_person SET gone = (1 = 1)`},
			{"the head of the ledger was changed", `UPDATE ledger_head SET seal = 'x'`},
			{"a key was destroyed without an erasure", `DELETE FROM ledger_key`},
		} {
			t.Run(change.why, func(t *testing.T) {
				w := newWorld(t, db)
				w.worker.Authority, w.manager.Authority = "x", "x"
				hand(t, w, w.worker, "contact", "", contactAnswers(w.now), core.NewID())
				undo := core.Say(core.Changed, "undo")
				err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
					if _, err := store.Exec(ctx, tx, change.sql); err != nil {
						t.Fatal(err)
					}
					if _, err := ledger.Verify(ctx, tx, "x", w.Account()); err == nil {
						t.Errorf("%s, and the ledger says it is sound", change.why)
					} else if _, named := err.(*ledger.Fault); !named {
						t.Errorf("%s: %v is not a fault that names a line or a row", change.why, err)
					}
					return undo
				})
				if !core.IsSort(err, core.Changed) {
					t.Fatal(err)
				}
			})
		}
	})
}

// everywhere is somebody who may do all that the front door may.
func everywhere() access.Who {
	return access.Who{Authority: "x", User: core.NewID(), Name: "Ines Okafor", Level: access.L4, Roles: []access.Role{access.NominatedOfficer}}
}
