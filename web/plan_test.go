package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/practice/frontdoor"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// fewRows are the tables that stay small however long a county is lived in, with the reason.
// Every other table of the schema is one that grows, a new one from its first day.
var fewRows = map[string]string{
	"conflict":    "who has a tie to somebody known here: a few of a hundred workers",
	"likely_same": "the 2,000 likeliest pairs and no more", "likely_same_run": "a row for an authority",
	"team": "a county has some dozens", "app_user": "some hundreds, who are asked for by a handful of ids", "user_role": "as many as users",
	"user_team": "as many as users", "told_year": "one for each return and year", "local_number": "one for each authority",
	"app_session": "one for each device that is signed in", "calendar_feed": "one for each user at most",
	"ledger_signed": "one for each day", "changed_head": "one for each authority", "ledger_head": "one for each authority", "returns_upload": "some dozens a year",
}

// readWhole are questions that count over everything by their nature, with the reason; each
// is known by words of its text.
var readWhole = []struct{ words, why string }{
	{"GROUP  BY d.clock", "every time limit is counted over all children"},
	{"JOIN   court_direction k", "whether it was filed late is told by two days of one row, and a county has some hundreds of directions"},
}

// opened is a database of these settings until the test ends.
func opened(t *testing.T, c store.Config) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// TestNoPageScans walks the site's addresses as people with different roles, saves, and looks how
// both engines go about each question: none may read a table that grows with the county
// from end to end, be it by an index of which only the authority is fixed.
func TestNoPageScans(t *testing.T) {
	testkit.EachEngine(t, nil, func(t *testing.T, of *store.DB) {
		c, workers := countyOf(24).Config(t, of.Engine())
		d := newDesk(t, opened(t, c), workers)
		c.Authority = county.Authority // as it is served: PostgreSQL then knows whose rows are asked for
		d.DB = opened(t, c)
		d.Keeper.DB = d.DB
		d.counted(t)
		heard := d.heardOnEveryPage(t)
		d.hearsSaves(t, heard)
		if len(heard) < 100 {
			t.Errorf("%d questions were heard: the pages were not walked", len(heard))
		}
		undone := errors.New("only pretended")
		err := d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			p := planner{t, tx, growing(t, tx), d.DB.Engine()}
			p.pretendMany()
			for query, page := range heard {
				p.judge(page, query)
			}
			return undone
		})
		if !errors.Is(err, undone) {
			t.Fatal(err)
		}
	})
}

// counted lets the database count what its tables hold.
func (d *desk) counted(t *testing.T) {
	t.Helper()
	err := d.DB.Count(t.Context())
	if err == nil && d.DB.Engine() == store.PostgreSQL {
		err = d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			_, err := store.Exec(ctx, tx, "ANALYZE")
			return err
		})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// heardOnEveryPage are the questions that the pages ask, each with an address that asks it.
func (d *desk) heardOnEveryPage(t *testing.T) map[string]string {
	t.Helper()
	child, worker := d.aChild(t)
	of, err := store.One[core.ID](t.Context(), d.DB, `SELECT record_id FROM record_person WHERE authority_id = $1 AND person_id = $2 ORDER BY record_id LIMIT 1`, d.Authority, child)
	if err != nil {
		t.Fatal(err)
	}
	worry := d.worryAbout(t, "yes", frontdoor.WorryChild{Name: "Zephyrine Quillfeather", School: "Hill School"})
	ids := strings.NewReplacer("/people/{id}", "/people/"+string(child), "/records/{id}", "/records/"+string(of), "/accounts/{id}", "/accounts/"+string(worker.User),
		"/front-door/worries/{id}", "/front-door/worries/"+string(worry), "/clocks/{id}", "/clocks/assessment.complete",
		"{kind}", "visit?person="+string(child), "{$}", "", "{id}", string(core.NewID()), "{token}", d.Authority+".unknown", "{format}", "csv")
	heard := map[string]string{}
	for _, w := range []county.Worker{
		worker, d.worker(access.FrontDoorWorker, ""), d.worker(access.TeamManager, worker.Team), d.worker(access.ServiceManager, ""),
		d.worker(access.Director, ""), d.worker(access.Administrator, ""), d.worker(access.RecordsOfficer, ""),
	} {
		for _, r := range d.routes() {
			method, path, _ := strings.Cut(r.pattern, " ")
			if method != http.MethodGet {
				continue
			}
			path = ids.Replace(path)
			for _, more := range map[string][]string{"/people": {"", strings.TrimPrefix(d.searched(t, w, "marsh"), "/people")}, "/calendar": {"", "?whose=all"}}[path] {
				d.hears(t, w, path+more, heard)
			}
			d.hears(t, w, path, heard)
		}
	}
	return heard
}

// hearsSaves keeps the questions of saving a visit and an episode of care of a child on record.
func (d *desk) hearsSaves(t *testing.T, heard map[string]string) {
	t.Helper()
	child, _ := d.aChild(t)
	visit := url.Values{"visited_at-day": {"6"}, "visited_at-month": {"11"}, "visited_at-year": {"2026"}, "visited_at-time": {"10:00"}, "place": {"home"}, "account": {"They had tea."},
		record.PartField(child, "seen"): {"alone"}, record.PartField(child, "bedroom_seen"): {"yes"}, record.PartField(child, "safety"): {"6"}, record.PartField(child, "child_words"): {"The cat had kittens."}}
	asked := 0
	for _, c := range []struct {
		kind    string
		answers url.Values
	}{{"visit", visit}, {"care_episode", anEpisode(core.Day(2026, 3, 1))}} {
		d.toldIn(store.Hear(t.Context(), func(query string) {
			asked++
			if heard[query] == "" {
				heard[query] = "saving " + c.kind
			}
		}), t, c.kind, child, c.answers)
	}
	if asked < 10 {
		t.Errorf("%d questions were heard of two saves", asked)
	}
}

// hears asks for a page as a worker and keeps the questions that it asks.
func (d *desk) hears(t *testing.T, w county.Worker, path string, heard map[string]string) {
	t.Helper()
	who := w.Who
	who.At = deskNow
	req := httptest.NewRequest(http.MethodGet, path, nil)
	ctx := store.Hear(req.Context(), func(query string) {
		if heard[query] == "" {
			heard[query] = path
		}
	})
	var token string
	err := d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) (err error) {
		token, err = access.StartSession(ctx, tx, who, "", "", d.Timeouts, deskNow)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	req.AddCookie(&http.Cookie{Name: d.cookieName(), Value: token})
	answered := httptest.NewRecorder()
	d.Handler().ServeHTTP(answered, req.WithContext(ctx))
	if answered.Code >= http.StatusInternalServerError {
		t.Errorf("%s answered %d to %s", path, answered.Code, w.Name)
	}
}

// growing are all tables that are not small. Of PostgreSQL's only those of which the test's county
// holds some hundred rows: it looks at the file, and rightly takes any way to a short one.
func growing(t *testing.T, tx *store.Tx) map[string]bool {
	t.Helper()
	query := `SELECT name, TRUE AS filled FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'`
	if tx.Engine() == store.PostgreSQL {
		query = `SELECT CAST(relname AS TEXT) AS name, reltuples >= 300 AS filled FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`
	}
	type table struct {
		Name   string
		Filled bool
	}
	tables, err := store.All[table](t.Context(), tx, query)
	if err != nil {
		t.Fatal(err)
	}
	grow, all := map[string]bool{}, map[string]bool{}
	for _, is := range tables {
		all[is.Name], grow[is.Name] = true, is.Filled && fewRows[is.Name] == ""
	}
	for name := range fewRows {
		if !all[name] {
			t.Errorf("%s is said to stay small, and is no table", name)
		}
	}
	return grow
}

// A planner looks how an engine goes about questions.
type planner struct {
	t      *testing.T
	tx     *store.Tx
	grow   map[string]bool
	engine store.Engine
}

// pretendMany tells the engine that every table that grows holds ten thousand times what it does, since it
// rightly reads a table of fifty rows whole. In PostgreSQL's own tables only a superuser writes.
func (p *planner) pretendMany() {
	p.t.Helper()
	if p.engine == store.PostgreSQL {
		p.exec(`SELECT set_config('role', (SELECT rolname FROM pg_roles WHERE rolsuper AND pg_has_role(session_user, oid, 'MEMBER') ORDER BY rolname LIMIT 1), true)`)
		for name := range p.grow {
			if p.grow[name] {
				// Who and what there is grows with the table: ids are as many among many rows as among few.
				p.exec(`UPDATE pg_statistic s SET stadistinct = CASE WHEN s.stadistinct > 0 THEN -least(1, s.stadistinct / greatest(c.reltuples, 1)) ELSE s.stadistinct END,
						stakind1 = 0, stakind2 = 0, stakind3 = 0, stakind4 = 0, stakind5 = 0
					FROM pg_class c, pg_attribute a
					WHERE c.oid = s.starelid AND a.attrelid = c.oid AND a.attnum = s.staattnum AND a.attname <> 'authority_id' AND (a.attname = 'id' OR a.attname LIKE '%\_id')
					AND   c.relname = $1 AND c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace`, name)
				p.exec(`UPDATE pg_class SET reltuples = greatest(reltuples, 100) * 10000, relpages = greatest(relpages, 1) WHERE relname = $1 AND relkind = 'r' AND relnamespace = current_schema()::regnamespace`, name)
			}
		}
		p.exec(`SET LOCAL enable_seqscan = off`)
		p.exec(`SET LOCAL plan_cache_mode = force_generic_plan`)
		return
	}
	type counted struct{ Tbl, Idx, Stat string }
	rows, err := store.All[counted](p.t.Context(), p.tx, `SELECT tbl, idx, stat FROM sqlite_stat1 WHERE idx IS NOT NULL`)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, r := range rows {
		if !p.grow[r.Tbl] || p.ofOpen(r.Idx) {
			continue
		}
		counts := strings.Fields(r.Stat)
		for i, c := range counts {
			if c == counts[0] { // all rows, or all of the one authority
				counts[i] = c + "0000"
			}
		}
		p.exec(`UPDATE sqlite_stat1 SET stat = $3 WHERE tbl = $1 AND idx = $2`, r.Tbl, r.Idx, strings.Join(counts, " "))
	}
	p.pretendAny()
	p.exec(`ANALYZE sqlite_schema`) // reads the counts anew
}

// pretendAny tells SQLite that the tables of which the test's county holds nothing are as
// large as the others: it guesses that a table it has not counted holds ten rows of an authority.
func (p *planner) pretendAny() {
	p.t.Helper()
	type index struct {
		Tbl, Idx string
		Columns  int
	}
	all, err := store.All[index](p.t.Context(), p.tx, `
		SELECT m.tbl_name AS tbl, m.name AS idx, (SELECT count(*) FROM pragma_index_info(m.name)) AS columns
		FROM   sqlite_master m
		WHERE  m.type = 'index' AND m.tbl_name NOT IN (SELECT s.tbl FROM sqlite_stat1 s)`)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, i := range all {
		if p.grow[i.Tbl] && !p.ofOpen(i.Idx) {
			p.exec(`INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)`, i.Tbl, i.Idx, "1000000 1000000"+strings.Repeat(" 3", i.Columns-1))
		}
	}
}

func (p *planner) exec(query string, args ...any) {
	p.t.Helper()
	if _, err := store.Exec(p.t.Context(), p.tx, query, args...); err != nil {
		p.t.Fatal(err)
	}
}

// judge complains of a question that reads a growing table from end to end.
func (p *planner) judge(page, query string) {
	p.t.Helper()
	for _, known := range readWhole {
		if strings.Contains(query, known.words) {
			return
		}
	}
	for _, wrong := range map[store.Engine]func(string) []string{store.SQLite: p.scansSQLite, store.PostgreSQL: p.scansPostgres}[p.engine](query) {
		p.t.Errorf("%s: %s, of\n%s", page, wrong, query)
	}
}

var (
	values = regexp.MustCompile(`\$(\d+)`)
	named  = regexp.MustCompile(`(?i)\b(?:FROM|JOIN)\s+([a-z_0-9]+)(?:\s+(?:AS\s+)?([a-z_0-9]+))?`)
	looked = regexp.MustCompile(`^(SCAN|SEARCH) ([a-z_0-9]+)(?: USING (?:COVERING )?INDEX (\w+))?(?: \((.*)\))?`)
)

// valuesOf is how many values a question takes.
func valuesOf(query string) (most int) {
	for _, m := range values.FindAllStringSubmatch(query, -1) {
		if n, err := strconv.Atoi(m[1]); err == nil {
			most = max(most, n)
		}
	}
	return most
}

func (p *planner) scansSQLite(query string) (wrong []string) {
	tables := map[string]string{}
	for _, m := range named.FindAllStringSubmatch(query, -1) {
		tables[m[1]], tables[m[2]] = m[1], m[1]
	}
	args := make([]any, valuesOf(query))
	for i := range args {
		args[i] = core.ID("")
	}
	p.each(`EXPLAIN QUERY PLAN `+query, args, func(scan func(...any) error) error {
		var id, parent, unused int
		var detail string
		if err := scan(&id, &parent, &unused, &detail); err != nil {
			return err
		}
		m := looked.FindStringSubmatch(detail)
		if m != nil && p.grow[tables[m[2]]] && (m[1] == "SCAN" || m[4] == "authority_id=?") && !p.ofOpen(m[3]) {
			wrong = append(wrong, fmt.Sprintf("%s: %q", tables[m[2]], detail))
		}
		return nil
	})
	return wrong
}

var (
	planned = regexp.MustCompile(`(?:(Seq Scan)|(?:Index Scan|Index Only Scan|Bitmap Index Scan)(?: Backward)? (?:using|on) (\w+))(?: on (\w+))?`)
	onlyAll = regexp.MustCompile(`^\s*Index Cond: \(\(?\w*\.?authority_id = [^()]*(?:\(.*\))?[^()]*\)\)?$`)
)

func (p *planner) scansPostgres(query string) (wrong []string) {
	n := valuesOf(query)
	p.exec(`PREPARE judged AS ` + query)
	asked := `EXPLAIN (COSTS OFF) EXECUTE judged`
	if n > 0 {
		asked += `(` + strings.TrimSuffix(strings.Repeat("NULL, ", n), ", ") + `)`
	}
	var lines []string
	p.each(asked, nil, func(scan func(...any) error) error {
		var line string
		err := scan(&line)
		lines = append(lines, line)
		return err
	})
	p.exec(`DEALLOCATE judged`)
	for i, line := range lines {
		m := planned.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		table, next := m[3], ""
		if m[1] == "" && table == "" {
			table = p.tableOf(m[2])
		}
		if i+1 < len(lines) {
			next = lines[i+1]
		}
		bounded := strings.Contains(next, "Index Cond:") && !(onlyAll.MatchString(next) && !strings.Contains(next, " AND "))
		if p.grow[table] && !bounded && !p.ofOpen(m[2]) {
			wrong = append(wrong, fmt.Sprintf("%s: %q then %q", table, strings.TrimSpace(line), strings.TrimSpace(next)))
		}
	}
	return wrong
}

func (p *planner) each(query string, args []any, row func(func(...any) error) error) {
	p.t.Helper()
	if err := store.Each(p.t.Context(), p.tx, query, args, row); err != nil {
		p.t.Fatalf("%v, of\n%s", err, query)
	}
}

// tableOf is the table of an index of PostgreSQL's.
func (p *planner) tableOf(index string) string {
	p.t.Helper()
	table, _, err := store.Maybe[string](p.t.Context(), p.tx, `SELECT CAST(tablename AS TEXT) AS name FROM pg_indexes WHERE schemaname = current_schema() AND indexname = $1`, index)
	if err != nil {
		p.t.Fatal(err)
	}
	return table
}

// ofOpen reports whether an index holds only what is open, which stays
// few however long the house is lived in.
func (p *planner) ofOpen(index string) bool {
	p.t.Helper()
	query := `SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name = $1 AND sql LIKE '% WHERE %'`
	if p.engine == store.PostgreSQL {
		query = `SELECT count(*) FROM pg_indexes WHERE schemaname = current_schema() AND indexname = $1 AND indexdef LIKE '% WHERE %'`
	}
	n, err := store.One[int](p.t.Context(), p.tx, query, index)
	if err != nil {
		p.t.Fatal(err)
	}
	return n > 0
}
