package record_test

import (
	"context"
	"io/fs"
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

// A truce is made by a verdict for each of its people, and a quarrel counts in all of theirs.
type verdict struct {
	record.Base
	Truce string
}

type quarrel struct {
	record.Base
	Loud form.Number
}

type truce struct {
	record.Base
	Quarrels form.Number
}

var truceKind = record.NewKind("truce", "Truce", func(c *truce) form.Questions {
	return form.Questions{form.Whole(&c.Quarrels, "quarrels", "How many quarrels?")}
}).Follows("verdict")

var verdictKind = record.NewKind("verdict", "Verdict", func(v *verdict) form.Questions {
	return form.Questions{form.YesNo(&v.Truce, "truce", "Is there a truce?")}
}).Leads(func(ctx context.Context, q store.Querier, v *verdict) ([]record.Entry, error) {
	there, err := truceKind.FromRecord(ctx, q, v.Authority, v.ID)
	if err != nil || v.Truce != "yes" {
		return nil, err
	}
	if len(there) == 0 {
		there = []*truce{truceKind.Make(v)}
	}
	return []record.Entry{there[0]}, nil
})

var quarrelKind = record.NewKind("quarrel", "Quarrel", func(r *quarrel) form.Questions {
	return form.Questions{form.Whole(&r.Loud, "loud", "How loud?")}
}).Leads(func(ctx context.Context, q store.Querier, r *quarrel) ([]record.Entry, error) {
	all, err := truceKind.OfPerson(ctx, q, r.Authority, r.People[0])
	var out []record.Entry
	for _, c := range all {
		c.Quarrels = form.Number{N: r.Loud.N, Known: true}
		out = append(out, c)
	}
	return out, err
})

const truceTables = `
CREATE TABLE verdict (authority_id TEXT NOT NULL, record_id {id} NOT NULL, truce TEXT, PRIMARY KEY (authority_id, record_id)) {strict};
CREATE TABLE quarrel (authority_id TEXT NOT NULL, record_id {id} NOT NULL, loud {whole}, PRIMARY KEY (authority_id, record_id)) {strict};
CREATE TABLE truce (authority_id TEXT NOT NULL, record_id {id} NOT NULL, quarrels {whole}, PRIMARY KEY (authority_id, record_id)) {strict};
`

// A decision is corrected, or was a mistake: what it led to must not stand on.
func TestWhatFollowsIsTakenBack(t *testing.T) {
	own := fstest.MapFS{"0990_truce.sql": {Data: []byte("-- 0990 Truces.\n-- Why: a test." + truceTables)}}
	sources := []fs.FS{ledger.Migrations, changed.Migrations, access.Migrations, record.Migrations, own}
	number := func(n int64) form.Number { return form.Number{N: n, Known: true} }
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		k := record.NewKeeper(db, []*record.Kind{verdictKind.Kind, quarrelKind.Kind, truceKind.Kind}, nil)
		k.Children = func(_ context.Context, _ store.Querier, _ string, ids []core.ID) (map[core.ID]clock.Child, error) {
			out := map[core.ID]clock.Child{}
			for _, id := range ids {
				out[id] = clock.Child{ID: id, Born: core.Day(2018, 5, 1)}
			}
			return out, nil
		}
		who := access.Who{Authority: "x", User: core.NewID(), Level: access.L4, Roles: []access.Role{access.NominatedOfficer}}
		var child core.ID
		save := func(e record.Entry) {
			t.Helper()
			if err := k.Save(t.Context(), who, e, e.Head().Version, "handed in"); err != nil {
				t.Fatal(err)
			}
		}
		decide := func(is string) *verdict {
			v := verdictKind.New("x", child).(*verdict)
			v.Truce = is
			save(v)
			return v
		}
		quarrelled := func(loud int64) *quarrel {
			q := quarrelKind.New("x", child).(*quarrel)
			q.Loud = number(loud)
			save(q)
			return q
		}
		strike := func(e record.Entry) {
			t.Helper()
			if err := k.StrikeOut(t.Context(), who, e.Head().ID, e.Head().Version, "It was another family."); err != nil {
				t.Fatal(err)
			}
		}
		for _, c := range []struct {
			why  string
			do   func()
			want []form.Number // the quarrels of each standing truce
		}{
			{"a correction that says no takes the truce back", func() {
				v := decide("yes")
				v.Truce = "no"
				save(v)
			}, nil},
			{"said yes again, there is a new one", func() {
				v := decide("yes")
				v.Truce = "no"
				save(v)
				v.Truce = "yes"
				save(v)
			}, []form.Number{{}}},
			{"a verdict struck out takes the truce with it, also one that grew", func() {
				v := decide("yes")
				quarrelled(3)
				strike(v)
			}, nil},
			{"a quarrel struck out is undone, and the truce stands", func() {
				decide("yes")
				quarrelled(2)
				strike(quarrelled(7))
			}, []form.Number{number(2)}},
			{"what somebody said later is not undone", func() {
				decide("yes")
				q := quarrelled(7)
				quarrelled(1)
				strike(q)
			}, []form.Number{number(1)}},
			{"a truce that somebody wrote by hand stays", func() {
				v := decide("no")
				own := truceKind.Make(v)
				save(own)
				strike(v)
			}, []form.Number{{}}},
		} {
			child = core.NewID()
			c.do()
			got, err := truceKind.OfPerson(t.Context(), db, "x", child)
			if err != nil || len(got) != len(c.want) {
				t.Errorf("%s: %d truces, %v; want %d", c.why, len(got), err, len(c.want))
				continue
			}
			for i, is := range got {
				if is.Quarrels != c.want[i] {
					t.Errorf("%s: %v quarrels, want %v", c.why, is.Quarrels, c.want[i])
				}
			}
		}
		gone, err := store.One[string](t.Context(), db, `SELECT max(reason) FROM record WHERE kind = 'truce' AND state = 'cancelled'`)
		if err != nil || gone != "The verdict that it followed from was struck out." {
			t.Errorf("what was taken back says %q, %v", gone, err)
		}
		if _, err := ledger.Verify(t.Context(), db, "x", k.Account()); err != nil {
			t.Error(err)
		}
	})
}
