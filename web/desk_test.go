package web

import (
	"context"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/practice/all"
	"throughline/store"
	"throughline/testkit"
	"throughline/ui/pagecheck"
)

// desk is a site over an invented county, served as in life.
type desk struct {
	*Site
	server  *httptest.Server
	workers []county.Worker
}

// deskNow is a Friday afternoon.
var deskNow = core.At(core.Day(2026, 11, 20), 15, 0)

func TestMain(m *testing.M) { os.Exit(testkit.Run(m)) }

// counties are those with which tests begin, by how many families they have.
var counties sync.Map

// countyOf is a county of so many families, which is filled once.
func countyOf(families int) *testkit.Filling[[]county.Worker] {
	filling, _ := counties.LoadOrStore(families, testkit.NewFilling(all.Sources(), func(ctx context.Context, db *store.DB) ([]county.Worker, error) {
		keeper, err := all.Keep(ctx, db, "", func() core.Instant { return deskNow })
		if err != nil {
			return nil, err
		}
		return county.Fill(ctx, keeper, 3, families, deskNow, nil)
	}))
	return filling.(*testkit.Filling[[]county.Worker])
}

// eachDesk runs a test at a desk of its own on each engine.
func eachDesk(t *testing.T, families int, do func(t *testing.T, d *desk)) {
	t.Helper()
	countyOf(families).EachEngine(t, func(t *testing.T, db *store.DB, workers []county.Worker) { do(t, newDesk(t, db, workers)) })
}

// onSQLite is a desk where the engine makes no difference to what is tested.
func onSQLite(t testing.TB, families int) *desk {
	t.Helper()
	db, workers := countyOf(families).Database(t, store.SQLite)
	return newDesk(t, db, workers)
}

func newDesk(t testing.TB, db *store.DB, workers []county.Worker) *desk {
	t.Helper()
	keeper, err := all.Keep(t.Context(), db, "", func() core.Instant { return deskNow })
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{workers: slices.Clone(workers), Site: &Site{DB: db, Keeper: keeper, Authority: county.Authority, Council: county.Council,
		Documents: t.TempDir(), Key: access.Key{1}, Log: slog.New(slog.NewTextHandler(t.Output(), nil))}}
	d.server = httptest.NewServer(d.Handler())
	t.Cleanup(d.server.Close)
	return d
}

// worker is the first worker with a role, in a team where one is named.
func (d *desk) worker(role access.Role, team string) county.Worker {
	return d.workers[slices.IndexFunc(d.workers, func(w county.Worker) bool {
		return w.Is(role) && (team == "" || w.Team == team)
	})]
}

// visitor is one browser.
type visitor struct {
	t      *testing.T
	d      *desk
	client *http.Client
}

// visitor returns a browser in which nobody is signed in, which does not follow redirects.
func (d *desk) visitor(t *testing.T) *visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &visitor{t, d, &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// as is a browser in which a worker has signed in.
func (d *desk) as(t *testing.T, w county.Worker) *visitor {
	t.Helper()
	v := d.visitor(t)
	v.post("/sign-in", http.StatusSeeOther, "email", w.Email, "password", county.Password)
	return v
}

// answer is what the site answered.
type answer struct {
	*http.Response
	body string
}

func (v *visitor) do(req *http.Request, want int) answer {
	v.t.Helper()
	res, err := v.client.Do(req)
	if err != nil {
		v.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	if want != 0 && res.StatusCode != want {
		v.t.Fatalf("%s %s answered %d, want %d:\n%s", req.Method, req.URL.Path, res.StatusCode, want, wordsOf(string(body)))
	}
	if strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") && res.Header.Get("Location") == "" {
		for _, p := range pagecheck.Problems(string(body)) {
			v.t.Errorf("%s %s: %s", req.Method, req.URL.Path, p)
		}
	}
	return answer{res, string(body)}
}

// wordsOf is the part of a page that says what it is about, for a failure.
func wordsOf(page string) string {
	if _, after, ok := strings.Cut(page, "<main"); ok {
		page = after
	}
	return page[:min(len(page), 700)]
}

func (v *visitor) get(path string, want int) answer {
	v.t.Helper()
	req, err := http.NewRequest(http.MethodGet, v.d.server.URL+path, nil)
	if err != nil {
		v.t.Fatal(err)
	}
	return v.do(req, want)
}

func (v *visitor) post(path string, want int, pairs ...string) answer {
	v.t.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	req, err := http.NewRequest(http.MethodPost, v.d.server.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		v.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return v.do(req, want)
}

// search types words into the box of a page, and is shown what is found there.
func (v *visitor) search(page, words string, want int) answer {
	v.t.Helper()
	asked := v.post("/people", 0, "q", words, "for", page)
	if asked.StatusCode != http.StatusSeeOther {
		if want != 0 && asked.StatusCode != want {
			v.t.Fatalf("a search was answered %d, want %d", asked.StatusCode, want)
		}
		return asked
	}
	return v.get(asked.Header.Get("Location"), want)
}

// searched is the address of what a worker searched for.
func (d *desk) searched(t *testing.T, w county.Worker, words string) string {
	t.Helper()
	who := w.Who
	who.At = deskNow
	id, err := access.SearchNow(t.Context(), d.DB, who, words)
	if err != nil {
		t.Fatal(err)
	}
	return "/people?search=" + string(id)
}

// says fails unless the page holds all of these words.
func (a answer) says(t *testing.T, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(a.body, w) && !strings.Contains(html.UnescapeString(a.body), w) {
			t.Errorf("%s does not say %q:\n%s", a.Request.URL.Path, w, wordsOf(a.body))
		}
	}
}
