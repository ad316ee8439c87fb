package journeys

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/ledger"
	"throughline/people"
	"throughline/practice/all"
	"throughline/record"
	"throughline/site"
	"throughline/store"
	"throughline/testkit"
	"throughline/web"
)

// An office is both sites of the invented county over a database of its own.
type office struct {
	keeper        *record.Keeper
	staff, public *httptest.Server
	workers       []county.Worker
	began         time.Time
	from          atomic.Int64 // the instant at which the office's clock was last set
}

// opening is the moment at which the journeys begin: a Friday morning, so that 45 working
// days run over a weekend, Christmas and the New Year.
var opening = core.At(core.Day(2026, 11, 20), 10, 0)

// newOffice opens the sites, with three families and a child who is known already.
func newOffice(t *testing.T, engine store.Engine) *office {
	t.Helper()
	o := newOfficeAt(t, engine, 3, opening)
	o.know(t)
	return o
}

// newOfficeAt opens the sites at a moment, with so many families.
func newOfficeAt(t *testing.T, engine store.Engine, families int, at core.Instant) *office {
	t.Helper()
	o := &office{}
	o.set(at)
	db := testkit.Database(t, engine, all.Sources()...)
	var err error
	if o.keeper, err = all.Keep(t.Context(), db, "", o.now); err != nil {
		t.Fatal(err)
	}
	if o.workers, err = county.Fill(t.Context(), o.keeper, 3, families, at, nil); err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	documents := t.TempDir()
	desk := &web.Site{DB: db, Keeper: o.keeper, Authority: county.Authority, Council: county.Council, Documents: documents, Key: access.Key{1}, Log: log}
	front := &site.Site{Keeper: o.keeper, Authority: county.Authority, Council: county.Council, Documents: documents, Log: log}
	o.staff, o.public = httptest.NewServer(desk.Handler()), httptest.NewServer(front.Handler())
	t.Cleanup(o.staff.Close)
	t.Cleanup(o.public.Close)
	return o
}

// now is the office's clock: it was set, and has run on since as any clock does.
func (o *office) now() core.Instant { return core.Instant(o.from.Load()).Plus(time.Since(o.began)) }

// set sets the office's clock. Sessions of the day before have ended then.
func (o *office) set(at core.Instant) {
	o.began = time.Now()
	o.from.Store(int64(at))
}

// stayIn lets everybody's session go on, however long the office's clock was put forward.
func (o *office) stayIn(t *testing.T) {
	t.Helper()
	err := o.keeper.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, `UPDATE app_session SET seen_at = $2, idle_until = $3, expires_at = $3 WHERE authority_id = $1`,
			county.Authority, o.now(), o.now().Plus(8*time.Hour))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// worker is somebody who works here, by name.
func (o *office) worker(t *testing.T, name string) county.Worker {
	t.Helper()
	i := slices.IndexFunc(o.workers, func(w county.Worker) bool { return w.Name == name })
	if i < 0 {
		t.Fatalf("nobody called %s works in the county", name)
	}
	return o.workers[i]
}

// know writes down Asha, who is known before the journey begins.
func (o *office) know(t *testing.T) {
	t.Helper()
	asha := people.New(county.Authority)
	asha.Names = []people.Name{{Kind: people.Legal, Given: "Asha", Family: "Quennell"}}
	asha.Born, asha.Sex = core.Day(2016, 5, 3), "F"
	who := o.worker(t, "Nadia Farrow").Who
	yesterday := core.At(opening.Date().Plus(-30), 10, 0)
	err := o.keeper.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		return people.Save(ctx, tx, who, yesterday, asha, "added")
	})
	if err != nil {
		t.Fatal(err)
	}
}

// latest is the last record of a kind that was begun.
func (o *office) latest(t *testing.T, kind string) core.ID {
	t.Helper()
	id, err := store.One[core.ID](t.Context(), o.keeper.DB, `
		SELECT id FROM record WHERE authority_id = $1 AND kind = $2 ORDER BY id DESC LIMIT 1`, county.Authority, kind)
	if err != nil {
		t.Fatalf("there is no %s: %v", kind, err)
	}
	return id
}

// sound proves that the ledger is whole and accounts for every row.
func (o *office) sound(t *testing.T) {
	t.Helper()
	if _, err := ledger.Verify(t.Context(), o.keeper.DB, county.Authority, all.Accounts(o.keeper)...); err != nil {
		t.Errorf("the ledger is not sound after the journey: %v", err)
	}
}

// endSessions signs everybody out, as when they were away too long.
func (o *office) endSessions(t *testing.T) {
	t.Helper()
	err := o.keeper.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, `DELETE FROM app_session WHERE authority_id = $1`, county.Authority)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
