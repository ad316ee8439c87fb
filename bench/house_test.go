package bench

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"throughline/access"
	"throughline/changed"
	"throughline/core"
	"throughline/county"
	"throughline/practice/all"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
	"throughline/web"
)

// A house is the staff's site over a county, served as in life.
type house struct {
	config          store.Config
	keeper          *record.Keeper
	began           core.Instant // when the measurement begins, by the house's clock
	now             func() core.Instant
	workers         []worker
	people, records int
	listedChildren  int // on the list of a team's children
	address         string
	changes         string // another address of the site, where everything has changed before each page
	floor           string // the address of the floor
	postmaster      int    // 0 where the database is inside
	close           func()
}

// open opens a county on an engine, and the floor beside it.
func open(b *testing.B, engine store.Engine, t told) *house {
	b.Helper()
	h := &house{config: store.Config{Data: b.TempDir()}}
	if engine == store.SQLite {
		h.config.Data = t.copied(b)
	} else {
		var address string
		address, h.postmaster = startPostgres(b)
		b.Setenv(testkit.AddressVariable, address)
		h.config.Database = testkit.Config(b, engine).Database
		t.moved(b, h.config)
	}
	h.config.Authority = county.Authority
	h.floor = serveFloor(b, h.config)
	real := time.Now()
	h.now = func() core.Instant { return h.began.Plus(time.Since(real)) }
	keeper, err := all.Open(b.Context(), h.config, h.now)
	if err != nil {
		b.Fatal(err)
	}
	h.keeper = keeper
	h.read(b)
	h.count(b)
	site := &web.Site{DB: keeper.DB, Keeper: keeper, Authority: county.Authority, Council: county.Council,
		Documents: b.TempDir(), Key: access.Key{1}, Log: slog.New(slog.NewTextHandler(b.Output(), &slog.HandlerOptions{Level: slog.LevelError}))}
	handler := site.Handler()
	server, changing := httptest.NewServer(handler), httptest.NewServer(h.changing(b, handler))
	h.address, h.changes = server.URL, changing.URL
	h.close = func() {
		server.Close()
		changing.Close()
		h.close = func() {}
		if err := keeper.DB.Close(); err != nil {
			b.Error(err)
		}
	}
	b.Cleanup(func() { h.close() })
	return h
}

// changing is the site where before each page a transaction says that everything has changed, so that
// no page of work is shown as it was kept. That transaction's cost is in what is measured.
func (h *house) changing(b *testing.B, site http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := h.keeper.DB.Write(r.Context(), func(_ context.Context, tx *store.Tx) error {
			changed.Note(tx, county.Authority, changed.Everything)
			return nil
		})
		if err != nil {
			b.Error(err)
		}
		site.ServeHTTP(w, r)
	})
}

// count lets the database count what its tables hold, which a PostgreSQL that runs does by
// itself within minutes.
func (h *house) count(b *testing.B) {
	b.Helper()
	err := h.keeper.DB.Count(b.Context())
	if err == nil && h.keeper.DB.Engine() == store.PostgreSQL {
		err = h.keeper.DB.Write(b.Context(), func(ctx context.Context, tx *store.Tx) error {
			_, err := store.Exec(ctx, tx, "ANALYZE")
			return err
		})
	}
	if err != nil {
		b.Fatal(err)
	}
}

// cookies begins a session for each worker and returns their cookies: what signing in costs,
// which is meant to be much, is measured nowhere here.
func cookies(b *testing.B, db *store.DB, now core.Instant, workers ...worker) []string {
	b.Helper()
	out := make([]string, len(workers))
	err := db.Write(b.Context(), func(ctx context.Context, tx *store.Tx) error {
		for i, w := range workers {
			token, err := access.StartSession(ctx, tx, w.Who, "192.0.2.1", "a browser", access.Timeouts{}, now)
			if err != nil {
				return err
			}
			out[i] = "throughline=" + token
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return out
}

func (h *house) as(b *testing.B, w worker) string {
	b.Helper()
	return cookies(b, h.keeper.DB, h.now(), w)[0]
}

// who is the worker of a role of whom most can be said.
func (h *house) who(b *testing.B, role access.Role, most func(w worker) int) worker {
	b.Helper()
	best := worker{}
	for _, w := range h.workers {
		if w.Is(role) && (best.Nobody() || most(w) > most(best)) {
			best = w
		}
	}
	if best.Nobody() {
		b.Fatalf("the county has nobody who is %s", role)
	}
	return best
}

// listed is a team manager whose teams have as nearly fifty children as any, and how many.
func (h *house) listed(b *testing.B) (manager worker, children int) {
	b.Helper()
	type row struct {
		TeamID core.ID
		N      int
	}
	rows, err := store.All[row](b.Context(), h.keeper.DB, `
		SELECT team_id, count(*) AS n FROM involvement WHERE authority_id = $1 AND role = 'lead worker' AND until_on IS NULL AND team_id IS NOT NULL GROUP BY team_id`, county.Authority)
	if err != nil {
		b.Fatal(err)
	}
	of := func(w worker) (n int) {
		for _, t := range w.Teams {
			for _, r := range rows {
				if r.TeamID == t {
					n += r.N
				}
			}
		}
		return n
	}
	manager = h.who(b, access.TeamManager, func(w worker) int { return -max(of(w)-50, 50-of(w)) })
	return manager, of(manager)
}

// recomputed is what it took to work out every time limit of the county.
type recomputed struct {
	before       string
	people, dues int
	took         time.Duration
	spent        spent
}

// recompute works out every time limit anew: first with nothing there, then with all of it
// as it should be.
func (h *house) recompute(b *testing.B) (out []recomputed) {
	b.Helper()
	for _, c := range []struct{ before, statement string }{{"nothing there", `DELETE FROM due`}, {"all there", `DELETE FROM due WHERE 1 = 0`}} {
		err := h.keeper.DB.Write(b.Context(), func(ctx context.Context, tx *store.Tx) error {
			_, err := store.Exec(ctx, tx, c.statement)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		before, err := spentBy(h.postmaster)
		began := time.Now()
		sum, wrong := h.keeper.RecomputeAll(b.Context(), county.Authority, nil)
		took := time.Since(began)
		after, again := spentBy(h.postmaster)
		if err := errors.Join(err, wrong, again); err != nil {
			b.Fatal(err)
		}
		out = append(out, recomputed{c.before, sum.People, sum.Dues, took, after.since(before)})
	}
	return out
}
