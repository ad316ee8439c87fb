package all

import (
	"context"
	"net/url"
	"testing"
	"time"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/people"
	"throughline/practice/allegation"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

func lado() access.Who {
	return access.Who{Authority: "x", User: core.NewID(), Name: "Nia Coombe", Level: access.L3, Roles: []access.Role{access.LADO}}
}

// alleged is an allegation against a foster carer, told on Friday 6 March 2026.
func alleged(t *testing.T, w *world, who access.Who, subject core.ID) record.Entry {
	t.Helper()
	d := w.on("2026-03-06")
	return hand(t, w, who, "allegation", "", merge(day("received_on", core.Day(2026, 3, 5)), day("told_on", d), url.Values{
		"referrer": {"Thornby Fostering"}, "role": {"foster_carer"}, "employer": {"The authority"}, "elsewhere": {"A football club."},
		"harm": {"harmed"}, "account": {"A slap."}, "other_children": {"A boy of eight."}, "danger": {"no"}, "done": {"He moved."}, "support": {"Fostering advice line"},
	}), subject)
}

func TestAllegation(t *testing.T) {
	testkit.EachEngine(t, withPeople(), func(t *testing.T, db *store.DB) {
		w, who := newWorld(t, db), lado()
		subject := core.NewID()
		a := alleged(t, w, who, subject)
		is(t, w, subject, "allegations.lado", clock.Met, "2026-03-06")
		is(t, w, subject, "allegations.initial-discussion", clock.Running, "2026-03-09")
		is(t, w, subject, "allegations.fostering-support", clock.Running, "2026-03-09")
		d := w.on("2026-03-09")
		change(t, w, who, a.Head().ID, merge(day("discussed_on", d), url.Values{"discussion": {"A meeting."}}))
		is(t, w, subject, "allegations.meeting", clock.Running, "2026-03-12")

		d = w.on("2026-03-13")
		first := hand(t, w, who, "allegation_meeting", a.Head().ID, merge(day("held_on", d), url.Values{
			"account": {"Two saw it."}, "employer_action": {"moved"}, "child_support": {"He is well."}, "person_support": {"Told in writing."},
			"row-present-1.who": {"DS Imlay"}, "row-present-1.agency": {"police"}, "row-action-1.what": {"Interview"}, "row-action-1.who": {"DS Imlay"},
		}, day("row-action-1.by_on", core.Day(2026, 3, 20))))
		is(t, w, subject, "allegations.meeting", clock.MetLate, "2026-03-12")
		is(t, w, subject, "allegations.review", clock.Running, "2026-04-10")
		d = w.on("2026-04-08")
		again := hand(t, w, who, "allegation_meeting", first.Head().ID, merge(day("held_on", d), url.Values{
			"account": {"He admits it."}, "child_support": {"He is well."}, "person_support": {"Told."},
		}))
		if m := again.(*allegation.Meeting); len(m.Actions) != 1 || m.Which != "review" || m.Employer != "moved" {
			t.Errorf("the meeting before was not carried on: %+v", m)
		}

		d = w.on("2026-04-30")
		answers := merge(day("concluded_on", d), url.Values{"outcome": {"substantiated"}, "why": {"He admits it."}, "employer_action": {"dismissed"},
			"barring": {"no"}, "family_told": {"All of it."}})
		refused(t, w, who, "allegation_outcome", again.Head().ID, answers, "barring", "referral is owed")
		answers.Set("barring", "yes")
		outcome := hand(t, w, who, "allegation_outcome", again.Head().ID, answers)
		is(t, w, subject, "allegations.dbs", clock.Running, "2026-05-30")
		e, _, err := w.Load(t.Context(), db, who, a.Head().ID)
		if err != nil || e.(*allegation.Allegation).Ended != d {
			t.Errorf("the allegation is not ended with its outcome: %v", err)
		}
		d = w.on("2026-05-29")
		hand(t, w, who, "allegation_referral", outcome.Head().ID, merge(day("referred_on", d), url.Values{"referred_to": {"dbs"}, "referred_by": {"Fostering"}}))
		is(t, w, subject, "allegations.dbs", clock.Met, "2026-05-30")
		sound(t, w)
		sameWhenRecomputed(t, w, subject)
	})
}

// TestOnlyTheDesignatedOfficerSeesAllegations walks every role over every way to a record
// of the store: somebody whose own case the subject is as well.
func TestOnlyTheDesignatedOfficerSeesAllegations(t *testing.T) {
	testkit.EachEngine(t, withPeople(), func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		subject := people.Person{Authority: "x", ID: core.NewID(), Names: []people.Name{{Kind: people.Legal, Given: "Ivo", Family: "Stell"}}}
		err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			return people.Save(ctx, tx, w.manager, w.now, &subject, "made")
		})
		if err != nil {
			t.Fatal(err)
		}
		officer := lado()
		a := alleged(t, w, officer, subject.ID)
		for _, role := range access.Roles {
			who := access.Who{Authority: "x", User: core.NewID(), Name: "Pia Rowe", Level: access.L5, Roles: []access.Role{role.Role}}
			err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
				_, err := access.Involve(ctx, tx, "x", access.Involvement{PersonID: subject.ID, UserID: who.User, Role: "co-worker", FromOn: core.Day(2026, 1, 1)})
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			want := role.Role == access.LADO
			for way, got := range ways(t, w, who, a.Head().ID, subject.ID) {
				if got != want {
					t.Errorf("%s: %s gives %t, want %t", role.Name, way, got, want)
				}
			}
		}
	})
}

// ways tells by which ways somebody comes to a record of a person.
func ways(t *testing.T, w *world, who access.Who, id, person core.ID) map[string]bool {
	t.Helper()
	got := map[string]bool{}
	try := func(way string, reached bool, err error) {
		if err != nil && !core.IsSort(err, core.Forbidden) && !core.IsSort(err, core.Missing) {
			t.Fatalf("%s: %v", way, err)
		}
		got[way] = err == nil && reached
	}
	ctx := t.Context()
	_, _, err := w.Load(ctx, w.DB, who, id)
	try("opening it", true, err)
	_, _, err = w.AsOf(ctx, w.DB, who, id, w.now)
	try("opening it as it was", true, err)
	_, _, err = w.History(ctx, w.DB, who, id)
	try("its versions", true, err)
	cards, err := w.OfPerson(ctx, w.DB, who, person)
	try("the person's page", len(cards) > 0, err)
	cards, err = w.OfPersonAsOf(ctx, w.DB, who, person, w.now)
	try("the person's page as it was", len(cards) > 0, err)
	owed, err := record.OwedUnder(ctx, w.DB, who, "allegations.initial-discussion")
	try("what is due", len(owed) > 0, err)
	tallies, err := record.TalliesWith(ctx, w.DB, who, false, record.Year{Now: w.now, Soon: w.Today().Plus(7), Since: w.Today().Plus(-365)})
	try("the tallies", tallies["allegations.initial-discussion"].Running > 0, err)
	fresh, err := w.NewSince(ctx, w.DB, who, w.now.Plus(-24*time.Hour))
	try("what is new", len(fresh) > 0, err)
	_, err = w.Start(ctx, w.DB, who, "allegation", "", person)
	try("beginning one", true, err)
	_, err = w.Start(ctx, w.DB, who, "allegation_meeting", id)
	try("following it", true, err)
	_, err = w.KeepDraft(ctx, who, record.Draft{ID: core.NewID(), Kind: "allegation", People: []core.ID{person}})
	try("a draft of one", true, err)
	return got
}

// TestWhoeverWorksHereTells holds that somebody of every role may tell the designated
// officer of an allegation, about nobody on record, and cannot read it again or change it;
// and that the officer takes it on with all that was told.
func TestWhoeverWorksHereTells(t *testing.T) {
	testkit.EachEngine(t, withPeople(), func(t *testing.T, db *store.DB) {
		w, officer := newWorld(t, db), lado()
		answers := merge(day("learnt_on", core.Day(2026, 3, 5)), url.Values{
			"subject_name": {"Ivo Stell"}, "role": {"teacher"}, "employer": {"Hill School"}, "harm": {"risk"}, "account": {"He met a pupil in the park."},
			"children_named": {"Not known yet"}, "danger": {"no"}, "done": {"The head was told."}, "knows": {"no"}, "referrer": {"Head of year, 01632 960001"},
		})
		told := map[access.Role]core.ID{}
		for _, role := range access.Roles {
			who := access.Who{Authority: "x", User: core.NewID(), Name: "Pia Rowe", Roles: []access.Role{role.Role}}
			if role.Role == access.PublicSite {
				if _, err := w.Start(t.Context(), db, who, "allegation_told", ""); !core.IsSort(err, core.Forbidden) {
					t.Errorf("%s tells of one: %v", role.Name, err)
				}
				continue
			}
			e := hand(t, w, who, "allegation_told", "", answers)
			id := e.Head().ID
			told[role.Role] = id
			_, _, load := w.Load(t.Context(), db, who, id)
			_, _, then := w.AsOf(t.Context(), db, who, id, w.now)
			over := w.Save(t.Context(), who, e, 1, "handed in")
			_, follow := w.Start(t.Context(), db, who, "allegation", id, core.NewID())
			for way, err := range map[string]error{"opening it": load, "opening it as it was": then, "changing it": over, "taking it on": follow} {
				if refused := core.IsSort(err, core.Forbidden) || core.IsSort(err, core.Missing); refused == (role.Role == access.LADO) || err != nil && !refused {
					t.Errorf("%s: %s gives %v", role.Name, way, err)
				}
			}
			waiting, err := allegation.Untaken(t.Context(), db, who)
			if reads := err == nil && len(waiting) > 0; reads != (role.Role == access.LADO) {
				t.Errorf("%s: the list of what is not taken on gives %d, %v", role.Name, len(waiting), err)
			}
			if _, err := w.Start(t.Context(), db, who, "allegation_told", "", core.NewID()); (err == nil) != (role.Role == access.LADO) {
				t.Errorf("%s tells of one about somebody on record: %v", role.Name, err)
			}
		}

		subject := core.NewID()
		w.on("2026-03-09") // a Monday; told on Friday the 6th
		s, err := w.Start(t.Context(), db, officer, "allegation", told[access.SocialWorker], subject)
		if err != nil {
			t.Fatal(err)
		}
		a := s.Entry.(*allegation.Allegation)
		if a.Received != core.Day(2026, 3, 5) || a.Told != core.Day(2026, 3, 6) || a.Account != "He met a pupil in the park." || a.Others != "Not known yet" {
			t.Errorf("it begins with %+v", a)
		}
		hand(t, w, officer, "allegation", told[access.SocialWorker], url.Values{"elsewhere": {"Nowhere that is known."}}, subject)
		is(t, w, subject, "allegations.lado", clock.Met, "2026-03-06")
		is(t, w, subject, "allegations.initial-discussion", clock.Running, "2026-03-09")
		waiting, err := allegation.Untaken(t.Context(), db, officer)
		if want := len(told) - 1; err != nil || len(waiting) != want {
			t.Errorf("%d wait to be taken on, %v, want %d", len(waiting), err, want)
		}
		running, err := allegation.Unconcluded(t.Context(), db, officer)
		if err != nil || len(running) != 1 || running[0].PersonID != subject {
			t.Errorf("not concluded are %v, %v", running, err)
		}
		sound(t, w)
	})
}
