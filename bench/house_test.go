package bench

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/practice/all"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
	"throughline/web"
)

// began is when the house of a measurement begins: a Friday morning. Its clock then runs
// as any other.
var began = core.At(core.Day(2026, 11, 20), 11, 0)

// A house is the staff's site over an invented county, served as in life.
type house struct {
	db         *store.DB
	keeper     *record.Keeper
	workers    []county.Worker
	address    string
	floor      string // the address of the floor
	postmaster int    // 0 where the database is inside
}

// open makes a house with so many families on an engine, and the floor beside it.
func open(b *testing.B, engine store.Engine, families int) *house {
	b.Helper()
	h := &house{}
	if engine == store.PostgreSQL {
		var address string
		address, h.postmaster = startPostgres(b)
		b.Setenv(testkit.AddressVariable, address)
	}
	config := testkit.Config(b, engine, all.Sources()...)
	h.floor = serveFloor(b, config)
	real := time.Now()
	now := func() core.Instant { return began.Plus(time.Since(real)) }
	keeper, err := all.Open(b.Context(), config, now)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := keeper.DB.Close(); err != nil {
			b.Error(err)
		}
	})
	h.db, h.keeper = keeper.DB, keeper
	if h.workers, err = county.Fill(b.Context(), keeper, 3, families, began, nil); err != nil {
		b.Fatal(err)
	}
	h.count(b)
	site := &web.Site{DB: h.db, Keeper: keeper, Authority: county.Authority, Council: county.Council,
		Documents: b.TempDir(), Key: access.Key{1}, Log: slog.New(slog.NewTextHandler(b.Output(), &slog.HandlerOptions{Level: slog.LevelError}))}
	server := httptest.NewServer(site.Handler())
	b.Cleanup(server.Close)
	h.address = server.URL
	return h
}

// count lets the database count what its tables hold, which a PostgreSQL that runs does by
// itself within minutes.
func (h *house) count(b *testing.B) {
	b.Helper()
	err := h.db.Count(b.Context())
	if err == nil && h.db.Engine() == store.PostgreSQL {
		err = h.db.Write(b.Context(), func(ctx context.Context, tx *store.Tx) error {
			_, err := store.Exec(ctx, tx, "ANALYZE")
			return err
		})
	}
	if err != nil {
		b.Fatal(err)
	}
}

// worker is the first worker with a role, in a team where one is named.
func (h *house) worker(role access.Role, team string) county.Worker {
	return h.workers[slices.IndexFunc(h.workers, func(w county.Worker) bool {
		return w.Is(role) && (team == "" || w.Team == team)
	})]
}

// as signs a worker in and returns the cookie.
func (h *house) as(b *testing.B, w county.Worker) string {
	b.Helper()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.PostForm(h.address+"/sign-in", url.Values{"email": {w.Email}, "password": {county.Password}})
	if err != nil {
		b.Fatal(err)
	}
	defer res.Body.Close()
	if _, err := io.Copy(io.Discard, res.Body); err != nil {
		b.Fatal(err)
	}
	if len(res.Cookies()) == 0 {
		b.Fatalf("signing in was answered with status %d and no cookie", res.StatusCode)
	}
	return res.Cookies()[0].Name + "=" + res.Cookies()[0].Value
}

// busiest is the social worker with the most children, and those children.
func (h *house) busiest(b *testing.B) (worker county.Worker, children []core.ID) {
	b.Helper()
	for _, w := range h.workers {
		ids, err := store.All[core.ID](b.Context(), h.db, `
			SELECT person_id FROM involvement WHERE authority_id = $1 AND user_id = $2 AND until_on IS NULL ORDER BY person_id`, county.Authority, w.User)
		if err != nil {
			b.Fatal(err)
		}
		if w.Is(access.SocialWorker) && len(ids) > len(children) {
			worker, children = w, ids
		}
	}
	if len(children) == 0 {
		b.Fatal("no social worker of the county works with a child: make more families")
	}
	return worker, children
}

// searches are what people type into the one box: a family's name, and the same misspelt.
func (h *house) searches(b *testing.B) []string {
	b.Helper()
	names, err := store.All[string](b.Context(), h.db, `SELECT DISTINCT shown_name FROM person WHERE authority_id = $1 AND expected IS NULL ORDER BY shown_name`, county.Authority)
	if err != nil || len(names) == 0 {
		b.Fatal(len(names), err)
	}
	var out []string
	for i, name := range names {
		if i%2 == 1 && len(name) > 4 {
			name = name[:len(name)-3] + name[len(name)-2:]
		}
		out = append(out, "/people?q="+url.QueryEscape(name))
	}
	return out
}

// families are the children of each contact of the county, who belong together.
func (h *house) families(b *testing.B) [][]core.ID {
	b.Helper()
	type row struct{ RecordID, PersonID core.ID }
	rows, err := store.All[row](b.Context(), h.db, `
		SELECT p.record_id, p.person_id FROM record_person p JOIN record r ON r.authority_id = p.authority_id AND r.id = p.record_id
		WHERE  r.authority_id = $1 AND r.kind = 'contact' ORDER BY p.record_id, p.place`, county.Authority)
	if err != nil || len(rows) == 0 {
		b.Fatal(len(rows), err)
	}
	var out [][]core.ID
	for i, r := range rows {
		if i == 0 || rows[i-1].RecordID != r.RecordID {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], r.PersonID)
	}
	return out
}

// contacts are forms of a new contact, one for each family, ready to be handed in.
func (h *house) contacts(b *testing.B) []string {
	b.Helper()
	y, m, d := began.Date().Split()
	number := strconv.Itoa
	var out []string
	for _, children := range h.families(b) {
		f := url.Values{
			"_base": {"0"}, "_do": {"hand in"},
			"received_at-day": {number(d)}, "received_at-month": {number(int(m))}, "received_at-year": {number(y)}, "received_at-time": {"10:15"},
			"method": {"phone"}, "source": {"1A"}, "referrer_anonymous": {"no"}, "about": {"neglect"}, "danger": {"no"},
			"story":    {strings.Repeat("She came in without a coat again and said that nobody was at home. ", 12)},
			"siblings": {"All the children live at the same address."}, "parents_know": {"know_agree"}, "consent": {"given"}, "consent_by": {"parent"},
			"rating": {"amber"}, "why_rating": {"Needs a decision within the day"}, "level": {"3"}, "recommended": {"referral"},
		}
		for _, id := range children {
			f.Add("_person", string(id))
			f.Set(record.PartField(id, "child_words"), "“I had my coat yesterday.”")
		}
		out = append(out, f.Encode()+"&_id={id}")
	}
	return out
}
