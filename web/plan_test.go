package web

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/store"
)

// fewRows are the tables that do not grow with the work: to read them whole is no harm.
var fewRows = map[string]bool{"team": true, "app_user": true, "user_role": true, "user_team": true, "told_year": true, "local_number": true, "worry": true}

// readWhole are questions that count over everything by their nature, with the reason; each
// is known by words of its text.
var readWhole = []struct{ words, why string }{
	{"GROUP  BY d.clock", "every time limit is counted over all children"},
	{"WITH p AS MATERIALIZED", "those who are owed something are found first, then asked once each who may see them"},
}

// TestNoPageScans asks for the pages that are opened all day and looks how SQLite goes about
// each question: none may read a table that grows with the work from end to end, be it by an
// index of which only the authority is fixed.
func TestNoPageScans(t *testing.T) {
	d := onSQLite(t, 24)
	if err := d.DB.Count(t.Context()); err != nil {
		t.Fatal(err)
	}
	child, worker := d.aChild(t)
	pages := map[string]func() (county.Worker, string){
		"a child's page": func() (county.Worker, string) { return worker, "/people/" + string(child) },
		"my day":         func() (county.Worker, string) { return worker, "/day" },
		"the board":      func() (county.Worker, string) { return d.worker(access.FrontDoorWorker, ""), "/front-door" },
		"the team":       func() (county.Worker, string) { return d.worker(access.TeamManager, worker.Team), "/team" },
		"a search":       func() (county.Worker, string) { return d.worker(access.FrontDoorWorker, ""), "/people?q=marsh" },
		"Get Safe":       func() (county.Worker, string) { return d.worker(access.GetSafe, ""), "/get-safe" },
		"time limits":    func() (county.Worker, string) { return d.worker(access.ServiceManager, ""), "/clocks" },
		"a time limit": func() (county.Worker, string) {
			return d.worker(access.ServiceManager, ""), "/clocks/assessment.complete"
		},
		"the family":     func() (county.Worker, string) { return worker, "/people/" + string(child) + "/family" },
		"the chronology": func() (county.Worker, string) { return worker, "/people/" + string(child) + "/chronology" },
	}
	heard := map[string]map[string]bool{}
	for name, page := range pages {
		who, path := page()
		if heard[name] = d.questions(t, who, path); len(heard[name]) == 0 {
			t.Errorf("%s: no question was heard", name)
		}
	}
	undone := errors.New("only pretended")
	err := d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		pretendMany(t, tx)
		for name, asked := range heard {
			for query := range asked {
				plan(t, tx, name, query)
			}
		}
		return undone
	})
	if !errors.Is(err, undone) {
		t.Fatal(err)
	}
}

// pretendMany tells SQLite that every table holds ten thousand times what it does, since it
// rightly reads a table of fifty rows whole.
func pretendMany(t *testing.T, tx *store.Tx) {
	t.Helper()
	type counted struct{ Tbl, Idx, Stat string }
	rows, err := store.All[counted](t.Context(), tx, `SELECT tbl, idx, stat FROM sqlite_stat1 WHERE idx IS NOT NULL`)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if fewRows[r.Tbl] || ofOpen(t, tx, "INDEX "+r.Idx) {
			continue
		}
		counts := strings.Fields(r.Stat)
		for i, c := range counts {
			if c == counts[0] { // all rows, or all of the one authority
				counts[i] = c + "0000"
			}
		}
		if _, err := store.Exec(t.Context(), tx, `UPDATE sqlite_stat1 SET stat = $3 WHERE tbl = $1 AND idx = $2`, r.Tbl, r.Idx, strings.Join(counts, " ")); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := store.Exec(t.Context(), tx, `ANALYZE sqlite_schema`); err != nil { // reads the counts anew
		t.Fatal(err)
	}
}

// questions are the statements with which the database is asked for a page.
func (d *desk) questions(t *testing.T, who county.Worker, path string) map[string]bool {
	t.Helper()
	var mu sync.Mutex
	asked := map[string]bool{}
	site := d.Handler()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		site.ServeHTTP(w, r.WithContext(store.Hear(r.Context(), func(query string) {
			mu.Lock()
			defer mu.Unlock()
			asked[query] = true
		})))
	}))
	defer server.Close()
	there := *d
	there.server = server
	v := there.as(t, who)
	mu.Lock()
	clear(asked) // signing in is another page
	mu.Unlock()
	v.get(path, http.StatusOK)
	return asked
}

var (
	named  = regexp.MustCompile(`(?i)\b(?:FROM|JOIN)\s+([a-z_0-9]+)(?:\s+(?:AS\s+)?([a-z_0-9]+))?`)
	values = regexp.MustCompile(`\$(\d+)`)
	looked = regexp.MustCompile(`^(SCAN|SEARCH) ([a-z_0-9]+)(?: USING (?:COVERING )?INDEX \w+)?(?: \((.*)\))?`)
)

// plan complains of a question that reads a growing table from end to end.
func plan(t *testing.T, tx *store.Tx, page, query string) {
	t.Helper()
	for _, known := range readWhole {
		if strings.Contains(query, known.words) {
			return
		}
	}
	tables := map[string]string{}
	for _, m := range named.FindAllStringSubmatch(query, -1) {
		tables[m[1]], tables[m[2]] = m[1], m[1]
	}
	stored := map[string]bool{}
	known, err := store.All[string](t.Context(), tx, `SELECT name FROM sqlite_master WHERE type = 'table'`)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range known {
		stored[name] = true
	}
	most := 0
	for _, m := range values.FindAllStringSubmatch(query, -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			t.Fatal(err)
		}
		most = max(most, n)
	}
	args := make([]any, most)
	for i := range args {
		args[i] = core.ID("")
	}
	err = store.Each(t.Context(), tx, `EXPLAIN QUERY PLAN `+query, args, func(scan func(...any) error) error {
		var id, parent, unused int
		var detail string
		if err := scan(&id, &parent, &unused, &detail); err != nil {
			return err
		}
		m := looked.FindStringSubmatch(detail)
		if m == nil || tables[m[2]] == "" || fewRows[tables[m[2]]] || !stored[tables[m[2]]] {
			return nil
		}
		if (m[1] == "SCAN" || m[3] == "authority_id=?") && !ofOpen(t, tx, detail) {
			t.Errorf("%s: %s: %q, of\n%s", page, tables[m[2]], detail, query)
		}
		return nil
	})
	if err != nil {
		t.Errorf("%s: %v", page, err)
	}
}

// ofOpen reports whether the index that a plan names holds only what is open, which stays
// few however long the house is lived in.
func ofOpen(t *testing.T, tx *store.Tx, detail string) bool {
	t.Helper()
	_, after, found := strings.Cut(detail, "INDEX ")
	if !found {
		return false
	}
	name, _, _ := strings.Cut(after, " ")
	n, err := store.One[int](t.Context(), tx, `SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name = $1 AND sql LIKE '% WHERE %'`, name)
	if err != nil {
		t.Fatal(err)
	}
	return n > 0
}
