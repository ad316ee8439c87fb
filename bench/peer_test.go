package bench

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"throughline/core"
)

// The peer is PocketBase, a backend in Go over SQLite that many use: what one record, a list
// of fifty and a plain create cost there says what a figure of ours is worth. It is built as
// its makers build it, from what tools/peer.mod names.
const (
	peerName     = "Peer: "
	peerProgram  = "github.com/pocketbase/pocketbase/examples/base"
	peerPassword = "ten letters or more"
	peerChildren = 50 // of the one worker who asks
	peerVisits   = 20 // to a child

	// Of as many records as a whole county has, its list by a rule with OR is not answered: it gives up.
	mostPeerRecords = 20_000
)

// A peer is the other program, serving as many records as the county has, or as it can bear.
type peer struct {
	address, token, worker string
	pid                    int
}

// startPeer builds and starts the peer, and puts children of many workers and visits to them into it.
func startPeer(b *testing.B, records int) (p peer) {
	b.Helper()
	folder := b.TempDir()
	build := exec.Command("go", "build", "-modfile=tools/peer.mod", "-o", filepath.Join(folder, "peer"), peerProgram)
	build.Dir = ".."
	said(b, build)
	data := filepath.Join(folder, "data")
	said(b, exec.Command(filepath.Join(folder, "peer"), "superuser", "upsert", "peer@example.org", peerPassword, "--dir", data))
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	listen := free.Addr().String()
	if err := free.Close(); err != nil {
		b.Fatal(err)
	}
	program := exec.Command(filepath.Join(folder, "peer"), "serve", "--http", listen, "--dir", data)
	out, err := program.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := program.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := program.Process.Kill(); err != nil {
			b.Error(err)
		}
		fmt.Fprintln(os.Stderr, "the peer:", program.Wait())
	})
	p = peer{address: addressIn(b, out, "Server started at "), pid: program.Process.Pid}
	p.token = p.signIn(b, "_superusers", "peer@example.org")
	p.collections(b)
	p.fill(b, filepath.Join(data, "data.db"), records)
	return p
}

// ask sends a question to the peer's API, and reads what it answers.
func (p peer) ask(b *testing.B, path string, asked any) (answer struct {
	Token string
	ID    string
}) {
	b.Helper()
	text, err := json.Marshal(asked)
	if err != nil {
		b.Fatal(err)
	}
	req, err := http.NewRequestWithContext(b.Context(), http.MethodPost, p.address+path, bytes.NewReader(text))
	if err != nil {
		b.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", p.token)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		b.Fatal(err)
	}
	defer res.Body.Close()
	said, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		b.Fatalf("the peer answered %s with %s: %s %v", path, res.Status, said, err)
	}
	if err := json.Unmarshal(said, &answer); err != nil {
		b.Fatal(err)
	}
	return answer
}

func (p peer) signIn(b *testing.B, collection, email string) (token string) {
	b.Helper()
	return p.ask(b, "/api/collections/"+collection+"/auth-with-password", map[string]string{"identity": email, "password": peerPassword}).Token
}

// collections makes the peer's tables, with the rule of who may see what that its makers
// would write: a worker sees their own children, and visits by themselves or, with OR, to
// their own children.
func (p peer) collections(b *testing.B) {
	b.Helper()
	relation := func(name, to string) map[string]any {
		return map[string]any{"name": name, "type": "relation", "collectionId": to, "maxSelect": 1}
	}
	own, anybody := "worker = @request.auth.id", `@request.auth.id != ""`
	users := "_pb_users_auth_"
	make := func(name, rule string, indexes []string, fields ...map[string]any) string {
		return p.ask(b, "/api/collections", map[string]any{"name": name, "type": "base", "fields": fields, "indexes": indexes,
			"listRule": rule, "viewRule": rule, "createRule": anybody}).ID
	}
	child := make("child", own, []string{"CREATE INDEX child_worker ON child (worker)"}, map[string]any{"name": "name", "type": "text"}, relation("worker", users))
	for _, c := range []struct{ name, rule string }{{"visit", own}, {"visit_shared", own + " || child.worker = @request.auth.id"}} {
		make(c.name, c.rule, []string{"CREATE INDEX " + c.name + "_worker ON " + c.name + " (worker, day)", "CREATE INDEX " + c.name + "_child ON " + c.name + " (child, day)"},
			map[string]any{"name": "day", "type": "text"}, map[string]any{"name": "words", "type": "text"}, relation("child", child), relation("worker", users))
	}
}

// fill puts the peer's rows straight into its file, and signs one worker in.
func (p *peer) fill(b *testing.B, file string, records int) {
	b.Helper()
	p.worker = p.ask(b, "/api/collections/users/records", map[string]string{"email": "worker@example.org", "password": peerPassword, "passwordConfirm": peerPassword}).ID
	p.token = p.signIn(b, "users", "worker@example.org")
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: file, RawQuery: url.Values{"_busy_timeout": {"5000"}}.Encode()}).String())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := db.Close(); err != nil {
			b.Error(err)
		}
	})
	children := max(records/peerVisits, peerChildren)
	each := `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < $1 - 1) `
	worker := fmt.Sprintf(`CASE WHEN %%[1]s < %d THEN '%s' ELSE printf('worker%%%%09d', %%[1]s / %d) END`, peerChildren, p.worker, peerChildren)
	visits := func(table string) string {
		return `INSERT INTO ` + table + ` (id, day, words, child, worker) ` + each + `SELECT printf('visit%010d', i), date('2020-11-22', (i % 2000) || ' days'),
			'What was said and seen, and what will be done by whom until the next visit.', printf('child%010d', i / ` + fmt.Sprint(peerVisits) + `), ` +
			fmt.Sprintf(worker, fmt.Sprintf("(i / %d)", peerVisits)) + ` FROM n`
	}
	for _, s := range []struct {
		statement string
		rows      int
	}{
		{`INSERT INTO child (id, name, worker) ` + each + `SELECT printf('child%010d', i), 'Child ' || i, ` + fmt.Sprintf(worker, "i") + ` FROM n`, children},
		{visits("visit"), children * peerVisits},
		{visits("visit_shared"), children * peerVisits},
		{`ANALYZE`, 0},
	} {
		args := []any{s.rows}[:min(s.rows, 1)]
		if _, err := db.ExecContext(b.Context(), s.statement, args...); err != nil {
			b.Fatal(err)
		}
	}
}

// jobs are what is asked of the peer.
func (p peer) jobs() []job {
	read := func(name string, many int, paths ...string) job {
		return job{peerName + name, floorRead, Load{Address: p.address, Token: p.token, Paths: paths, Want: 200}, many, p.pid, false}
	}
	children := make([]core.ID, peerChildren)
	for i := range children {
		children[i] = core.ID(fmt.Sprintf("child%010d", i))
	}
	visit := url.Values{"day": {"2026-11-20"}, "words": {strings.Repeat("What was said and seen. ", 20)}, "child": {string(children[0])}, "worker": {p.worker}}
	return []job{
		read("one record as JSON", 5, prefixed("/api/collections/child/records/", children)...),
		read("a list of 50, through an index", 1, "/api/collections/visit/records?perPage=50&sort=-day"),
		read("a list of 50, by a rule with OR", 1, "/api/collections/visit_shared/records?perPage=50&sort=-day"),
		{peerName + "a plain create", floorSave, Load{Address: p.address, Token: p.token, Paths: []string{"/api/collections/visit/records"}, Forms: []string{visit.Encode()}, Want: 200}, 1, p.pid, false},
	}
}

// spentByThreads adds up the processor time of a process that runs, thread by thread.
func spentByThreads(pid int) (time.Duration, error) {
	files, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	if err != nil || len(files) == 0 {
		return 0, fmt.Errorf("process %d has no threads: %w", pid, os.ErrProcessDone)
	}
	var sum time.Duration
	for _, file := range files {
		n, err := numbers(file, 0, 1)
		if err != nil {
			return 0, err
		}
		sum += time.Duration(n)
	}
	return sum, nil
}
