package record_test

import (
	"context"
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"throughline/access"
	"throughline/changed"
	"throughline/clock"
	"throughline/core"
	"throughline/form"
	"throughline/ledger"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// A meeting decides on a pact, which follows from it by itself.
type meeting struct {
	record.Base
	Held    core.Date
	Actions []action
}

type action struct{ What, Who string }

type pact struct {
	record.Base
	Began core.Date
	Count form.Number
}

var pactKind = record.NewKind("pact", "Pact", func(p *pact) form.Questions {
	return form.Questions{form.Day(&p.Began, "began_on", "When did it begin?").Needed(), form.Whole(&p.Count, "actions", "How many actions?")}
})

var meetingKind = record.EachRow(record.NewKind("meeting", "Meeting", func(m *meeting) form.Questions {
	return form.Questions{form.Day(&m.Held, "held_on", "When was it held?").Needed()}
}).Leads(func(ctx context.Context, q store.Querier, m *meeting) ([]record.Entry, error) {
	there, err := pactKind.FromRecord(ctx, q, m.Authority, m.ID)
	if err != nil {
		return nil, err
	}
	if len(there) == 0 {
		there = []*pact{pactKind.Make(m)}
	}
	there[0].Began, there[0].Count = m.Held, form.Number{N: int64(len(m.Actions)), Known: true}
	return []record.Entry{there[0]}, nil
}), "action", "Actions", func(m *meeting) *[]action { return &m.Actions }, func(a *action) form.Questions {
	return form.Questions{form.Words(&a.What, "what", "What?").Needed(), form.Words(&a.Who, "who", "Who?").Needed()}
})

const ownTables = `
CREATE TABLE meeting (authority_id TEXT NOT NULL, record_id {id} NOT NULL, held_on {day}, PRIMARY KEY (authority_id, record_id)) {strict};
CREATE TABLE meeting_action (authority_id TEXT NOT NULL, record_id {id} NOT NULL, place {whole} NOT NULL, what TEXT, who TEXT,
	PRIMARY KEY (authority_id, record_id, place)) {strict};
CREATE TABLE pact (authority_id TEXT NOT NULL, record_id {id} NOT NULL, began_on {day}, actions {whole}, PRIMARY KEY (authority_id, record_id)) {strict};
`

func typedMeeting(actions ...string) url.Values {
	typed := url.Values{"held_on-day": {"3"}, "held_on-month": {"11"}, "held_on-year": {"2026"}}
	for i, a := range actions {
		what, who, _ := strings.Cut(a, "/")
		set := meetingKind.RowSets()[0]
		typed.Set(set.Field(i+1, "what"), what)
		typed.Set(set.Field(i+1, "who"), who)
	}
	return typed
}

func TestRowsAreReadAndNumbered(t *testing.T) {
	today := core.Day(2026, 11, 4)
	e := meetingKind.New("x", core.NewID())
	if wrong := meetingKind.Read(e, typedMeeting("Ring the school/Ines", "/", "See the home/"), today); len(wrong) != 1 || wrong[0].Field != "row-action-3.who" {
		t.Errorf("a blank row is none, and a half row says what it lacks: %v", wrong)
	}
	if wrong := meetingKind.Read(e, typedMeeting("Ring the school/Ines", "/", "See the home/Omar"), today); len(wrong) > 0 {
		t.Fatal(wrong)
	}
	typed := meetingKind.Typed(e)
	if typed.Get("row-action-2.what") != "See the home" || slices.Max(meetingKind.RowSets()[0].Numbers(typed)) != 2 {
		t.Errorf("typed again, the rows are %v", typed)
	}
}

func TestRowsAndWhatFollows(t *testing.T) {
	own := fstest.MapFS{"0990_meeting.sql": {Data: []byte("-- 0990 Meetings.\n-- Why: a test." + ownTables)}}
	sources := []fs.FS{ledger.Migrations, changed.Migrations, access.Migrations, record.Migrations, own}
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		k := record.NewKeeper(db, []*record.Kind{meetingKind.Kind, pactKind.Kind}, nil)
		k.Children = func(_ context.Context, _ store.Querier, _ string, ids []core.ID) (map[core.ID]clock.Child, error) {
			out := map[core.ID]clock.Child{}
			for _, id := range ids {
				out[id] = clock.Child{ID: id, Born: core.Day(2018, 5, 1)}
			}
			return out, nil
		}
		who := access.Who{Authority: "x", User: core.NewID(), Level: access.L4, Roles: []access.Role{access.NominatedOfficer}}
		child := core.NewID()
		e := meetingKind.New("x", child)
		if wrong := meetingKind.Read(e, typedMeeting("Ring the school/Ines", "See the home/Omar"), core.Day(2026, 11, 4)); len(wrong) > 0 {
			t.Fatal(wrong)
		}
		if err := k.Save(t.Context(), who, e, 0, "handed in"); err != nil {
			t.Fatal(err)
		}
		id := e.Head().ID
		pacts := func() []*pact {
			t.Helper()
			out, err := pactKind.FromRecord(t.Context(), db, "x", id)
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
		if p := pacts(); len(p) != 1 || p[0].Began != core.Day(2026, 11, 3) || p[0].Count.N != 2 || p[0].Head().People[0] != child {
			t.Fatalf("what follows from the meeting: %+v", p)
		}
		again, _, err := k.Load(t.Context(), db, who, id)
		if err != nil {
			t.Fatal(err)
		}
		if m := again.(*meeting); !slices.Equal(m.Actions, []action{{"Ring the school", "Ines"}, {"See the home", "Omar"}}) {
			t.Errorf("the rows come back as %v", m.Actions)
		}
		again.(*meeting).Actions = again.(*meeting).Actions[1:]
		if err := k.Save(t.Context(), who, again, 1, "handed in"); err != nil {
			t.Fatal(err)
		}
		if p := pacts(); len(p) != 1 || p[0].Count.N != 1 || p[0].Version != 2 {
			t.Errorf("a later version changes what followed, and makes no second: %+v", p)
		}
		then, _, err := k.AsOf(t.Context(), db, who, id, e.Head().Saved)
		if err != nil || len(then.(*meeting).Actions) != 2 {
			t.Errorf("as of the first day it has its two rows: %v, %v", then, err)
		}
		if _, err := ledger.Verify(t.Context(), db, "x", k.Account()); err != nil {
			t.Error(err)
		}
		if err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			_, err := store.Exec(ctx, tx, `UPDATE meeting_action SET who = 'Nobody'`)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if _, err := ledger.Verify(t.Context(), db, "x", k.Account()); err == nil {
			t.Error("a changed row is not named")
		}
	})
}
