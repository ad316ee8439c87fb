package doctor

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"throughline/backup"
	"throughline/core"
	"throughline/county"
	"throughline/ledger"
	"throughline/practice/all"
	"throughline/store"
	"throughline/testkit"
)

var now = core.At(core.Day(2026, 11, 20), 15, 0)

// sound is a house with which all is well.
func sound(t *testing.T, engine store.Engine) House {
	t.Helper()
	h := House{Config: testkit.Config(t, engine, all.Sources()...), Now: now, Room: 1}
	if h.Config.Data == "" {
		h.Config.Data = t.TempDir()
	}
	k, err := all.Open(t.Context(), h.Config, func() core.Instant { return now })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := county.Fill(t.Context(), k, 3, 1, now.Plus(-24*time.Hour), nil); err != nil {
		t.Fatal(err)
	}
	signer, err := ledger.SignerIn(h.Config.Data)
	if err == nil {
		_, err = signer.Sign(t.Context(), k.DB, county.Authority, now)
	}
	heads := filepath.Join(t.TempDir(), "heads.txt")
	err = errors.Join(err, k.DB.Close(), os.Chmod(h.Config.Data, 0o700), os.WriteFile(heads, nil, 0o600), backup.Note(h.Config.Data, "night.age", now))
	if err != nil {
		t.Fatal(err)
	}
	h.Settings = Settings{Council: "Throughshire", HeadsFile: heads}
	return h
}

// byHand is the database as somebody reaches it who goes round the program, with every lock
// of the database off.
func byHand(t *testing.T, config store.Config) *sql.Conn {
	t.Helper()
	driver, address := "pgx", config.Database
	if address == "" {
		driver, address = "sqlite", store.File(config.Data)
	}
	pool, err := sql.Open(driver, address)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pool.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(conn.Close(), pool.Close()); err != nil {
			t.Error(err)
		}
	})
	if driver == "pgx" {
		var superuser string
		if err := conn.QueryRowContext(t.Context(), "SELECT quote_ident(rolname) FROM pg_roles WHERE rolsuper AND pg_has_role(oid, 'MEMBER') LIMIT 1").Scan(&superuser); err != nil {
			t.Fatal(err)
		}
		for _, off := range []string{"SET ROLE " + superuser, "SET session_replication_role = replica", "SET throughline.authority = '*'"} {
			if _, err := conn.ExecContext(t.Context(), off); err != nil {
				t.Fatal(err)
			}
		}
	}
	return conn
}

// says fails unless a check found something to do, or could not look, in these words.
func says(t *testing.T, why string, found []Finding, check string, state State, words string) {
	t.Helper()
	var said []string
	for _, f := range found {
		if f.Check != check {
			continue
		}
		if f.State == state && strings.Contains(f.What, words) && (f.Do != "") == (state != Well) {
			return
		}
		said = append(said, string(f.State)+": "+f.What)
	}
	t.Errorf("%s: %s does not say %q (%s) but\n%s", why, check, words, state, strings.Join(said, "\n"))
}

// TestEachFaultOfADatabaseIsFound makes one fault after another for real. Each is found in
// words, with what to do, beside those that were made before.
func TestEachFaultOfADatabaseIsFound(t *testing.T) {
	for _, engine := range []store.Engine{store.SQLite, store.PostgreSQL} {
		t.Run(engine.String(), func(t *testing.T) {
			h := sound(t, engine)
			for _, f := range Examine(t.Context(), h) {
				if f.State != Well {
					t.Fatalf("before any fault: %s: %s %s", f.Check, f.State, f.What)
				}
			}
			other := h
			other.Now = now.Plus(-24 * time.Hour)
			says(t, "the clock was set back", examine(t.Context(), other, "clock"), "clock", ToDo, "is dated 20 November 2026")
			other.Now = now.Plus(72 * time.Hour)
			says(t, "three days without serve", examine(t.Context(), other, "head"), "head", ToDo, "last signed on 20 November 2026")
			says(t, "three days without a backup", examine(t.Context(), other, "backup"), "backup", ToDo, "made on 20 November 2026")
			conn := byHand(t, h.Config)
			for _, c := range []struct {
				why, statement, postgres string // postgres where it differs; "-" for none
				check, words             string
			}{
				{"an index was dropped", "DROP INDEX outbox_waits", "", "tables", "the index outbox_waits is missing"},
				{"a lock of the ledger was taken off", "DROP TRIGGER ledger_is_never_changed", "DROP TRIGGER ledger_is_never_changed ON ledger", "tables", "the trigger ledger_is_never_changed is missing"},
				{"a view was dropped", "DROP VIEW contact_by_child", "", "tables", "the view contact_by_child is missing"},
				{"an index lost rows", "", "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'site_draft_expires'::regclass", "damage", "site_draft_expires"},
				{"a parent row was removed", "DELETE FROM app_user WHERE id IN (SELECT user_id FROM user_role)", "", "links", "lead to rows of app_user that are not there"},
				{"a story was changed", "UPDATE contact SET story = 'Nothing happened.'", "", "ledger", "the tables differ from version"},
				{"what is due was removed", "DELETE FROM due WHERE person_id = (SELECT min(person_id) FROM due)", "DELETE FROM due WHERE person_id IN (SELECT person_id FROM due LIMIT 1)", "ledger", "is not what follows from their records"},
				{"nobody takes old drafts away", "INSERT INTO site_draft VALUES ('throughshire', 'TL-1', 'x', '019a0000-0000-7000-8000-000000000001', '', '2026-01-01T00:00:00.000000Z', '2026-02-01T00:00:00.000000Z')", "", "drafts", "1 drafts of the public"},
				{"a letter was given up", "INSERT INTO outbox VALUES ('throughshire', '019a0000-0000-7000-8000-000000000002', 'a@example.org', '', '', '2026-11-20T00:00:00.000000Z', NULL, NULL, 35, 'no such box')", "", "outbox", "1 letters were given up"},
				{"a letter waits", "INSERT INTO outbox VALUES ('throughshire', '019a0000-0000-7000-8000-000000000003', 'a@example.org', '', '', '2026-11-01T00:00:00.000000Z', '2026-11-20T00:00:00.000000Z', NULL, 3, '')", "", "outbox", "1 letters have waited"},
				{"a document's file is gone", "INSERT INTO document VALUES ('throughshire', '019a0000-0000-7000-8000-000000000004', '019a0000-0000-7000-8000-000000000005', 'a.pdf', 'application/pdf', 3, 'abcd', '2026-11-20T00:00:00.000000Z', '019a0000-0000-7000-8000-000000000006')", "", "documents", "000000000004 is missing"},
				{"authorities are not kept apart", "", "ALTER TABLE person NO FORCE ROW LEVEL SECURITY", "apart", "the table person "},
				{"a trigger was switched off", "", "ALTER TABLE look DISABLE TRIGGER USER", "damage", "is switched off"},
			} {
				statement := c.statement
				if engine == store.PostgreSQL && c.postgres != "" {
					statement = c.postgres
				}
				if statement == "" {
					continue
				}
				if _, err := conn.ExecContext(t.Context(), statement); err != nil {
					t.Fatalf("%s: %v", c.why, err)
				}
				says(t, c.why, examine(t.Context(), h, c.check), c.check, ToDo, c.words)
			}
			if engine == store.SQLite {
				spoilPage(t, conn, h.Config.Data, "moment_record")
				says(t, "a page of an index was overwritten", examine(t.Context(), h, "damage"), "damage", ToDo, "moment_record")
				if err := os.Truncate(store.File(h.Config.Data)+"-wal", 300<<20); err != nil {
					t.Fatal(err)
				}
				says(t, "somebody reads for hours", examine(t.Context(), h, "wal"), "wal", ToDo, "300 MB wait")
			}
			schema(t, conn, h)
		})
	}
}

// schema holds that a database of another version is told so, and that its rows are then
// not judged by this one's.
func schema(t *testing.T, conn *sql.Conn, h House) {
	t.Helper()
	for _, c := range []struct{ why, statement, words string }{
		{"an older program left it", "DELETE FROM schema_version WHERE version_id = (SELECT max(version_id) FROM schema_version)", "1 migrations were not run yet"},
		{"a newer program had it", "INSERT INTO schema_version (version_id, is_applied) VALUES (9999, true)", "migration 9999 is of a newer program"},
	} {
		if _, err := conn.ExecContext(t.Context(), c.statement); err != nil {
			t.Fatalf("%s: %v", c.why, err)
		}
		found := Examine(t.Context(), h)
		says(t, c.why, found, "schema", Unseen, c.words)
		if Status(found) != 2 {
			t.Errorf("%s: the status is %d, want 2", c.why, Status(found))
		}
		for _, f := range found {
			if f.Check == "ledger" {
				t.Errorf("%s: the ledger was judged: %s", c.why, f.What)
			}
		}
	}
}

// spoilPage overwrites what an index of a SQLite file holds, as a bad disk would.
func spoilPage(t *testing.T, conn *sql.Conn, folder, index string) {
	t.Helper()
	if _, err := conn.ExecContext(t.Context(), "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	var page, size int64
	err := conn.QueryRowContext(t.Context(), "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name = $1", index).Scan(&page, &size)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(store.File(folder), os.O_WRONLY, 0)
	if err == nil {
		_, err = f.WriteAt(make([]byte, 64), page*size-64) // the last cell of the page
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestEachFaultBesideTheDatabaseIsFound makes the faults of a data folder and of settings.
func TestEachFaultBesideTheDatabaseIsFound(t *testing.T) {
	whole := sound(t, store.SQLite)
	file := func(name, text string, mode os.FileMode) func(h *House) error {
		return func(h *House) error {
			path := filepath.Join(h.Config.Data, name)
			return errors.Join(os.WriteFile(path, []byte(text), mode), os.Chmod(path, mode))
		}
	}
	gone := func(name string) func(h *House) error {
		return func(h *House) error { return os.Remove(filepath.Join(h.Config.Data, name)) }
	}
	setting := func(set func(s *Settings)) func(h *House) error {
		return func(h *House) error { set(&h.Settings); return nil }
	}
	certified(t)
	expired, soon := postOffice(t, -time.Hour), postOffice(t, 100*time.Hour)
	for _, c := range []struct {
		why    string
		make   func(h *House) error
		check  string
		state  State
		words  string
		status int
	}{
		{"a full disk", func(h *House) error { h.Room = 1 << 60; return nil }, "room", ToDo, "MB are left", 1},
		{"a folder that is not there", func(h *House) error { h.Config.Data += "/none"; return nil }, "database", Unseen, "there is no database", 2},
		{"no database", file("throughline.db", "This is no database at all, and it is longer than the head of one would be, so that it cannot be mistaken.", 0o600), "database", Unseen, "is no SQLite database", 2},
		{"a database that others read", func(h *House) error { return os.Chmod(store.File(h.Config.Data), 0o644) }, "files", ToDo, "others than its owner may read or write it (-rw-r--r--)", 1},
		{"settings that others write", file("clocks.yaml", "", 0o666), "files", ToDo, "may write it (-rw-rw-rw-)", 1},
		{"no signing key", gone("ledger-signing.key"), "keys", ToDo, "signs the ledger's head is not there", 1},
		{"a spoilt key", file("seal.key", "abc", 0o600), "keys", ToDo, "is not 64 hexadecimal digits", 1},
		{"no backup", gone("last-backup"), "backup", ToDo, "no backup is known", 1},
		{"a question of no type", file("local-questions.yaml", "questions:\n- {kind: contact, name: ward, asks: Which ward, type: riddle}\n", 0o600), "questions and limits", ToDo, "local-questions.yaml line 2", 2},
		{"a limit looser than the law", file("clocks.yaml", "# ours\ncare.review-first: 90 working days\n", 0o600), "questions and limits", ToDo, "clocks.yaml: line 2", 2},
		{"no name", setting(func(s *Settings) { s.Council = "" }), "council", ToDo, "no name of its own", 1},
		{"a mail server without a sender", setting(func(s *Settings) { s.SMTP = "smtp://localhost" }), "mail", ToDo, "say which address letters come from", 1},
		{"a mail server that is away", setting(func(s *Settings) { s.SMTP = "smtp://127.0.0.1:1?from=a@example.org" }), "mail", ToDo, "cannot be reached", 1},
		{"a mail server whose certificate has expired", setting(func(s *Settings) { s.SMTP = expired }), "mail", ToDo, "certificate has expired", 1},
		{"a mail server whose certificate soon ends", setting(func(s *Settings) { s.SMTP = soon }), "mail", ToDo, "the mail server's certificate ends on", 1},
		{"heads that stay", setting(func(s *Settings) { s.HeadsFile = "" }), "outside", ToDo, "stay in this house", 1},
		{"another machine's disk that is away", setting(func(s *Settings) { s.HeadsFile += ".away" }), "outside", ToDo, "cannot be written", 1},
		{"heads to nobody", setting(func(s *Settings) { s.HeadsTo = "nobody" }), "outside", ToDo, "no e-mail address", 1},
		{"a Chromium that is none", setting(func(s *Settings) { s.Chromium = "/bin/false" }), "pdf", ToDo, "no PDF can be made", 1},
		{"a PostgreSQL that is away", func(h *House) error { h.Config.Database = "postgres://a@127.0.0.1:1/x"; return nil }, "database", Unseen, "does not answer", 2},
		{"a certificate for PostgreSQL that soon ends", func(h *House) error {
			h.Config.Database = "postgres://a@127.0.0.1:1/x?sslmode=verify-full&sslrootcert=" + os.Getenv(roots)
			h.Now = core.InstantOf(time.Now())
			return nil
		}, "certificates", ToDo, "a certificate ends on", 2},
	} {
		h := whole
		h.Config.Data = filepath.Join(t.TempDir(), "data")
		if err := os.CopyFS(h.Config.Data, os.DirFS(whole.Config.Data)); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"", "throughline.db", "seal.key", "ledger-signing.key"} {
			if err := os.Chmod(filepath.Join(h.Config.Data, name), 0o700); err != nil && !errors.Is(err, os.ErrNotExist) {
				t.Fatal(err)
			}
		}
		if err := c.make(&h); err != nil {
			t.Fatalf("%s: %v", c.why, err)
		}
		found := Examine(t.Context(), h)
		says(t, c.why, found, c.check, c.state, c.words)
		if got := Status(found); got != c.status {
			t.Errorf("%s: the status is %d, want %d", c.why, got, c.status)
		}
	}
}

// TestWhatTheMigrationsMakeIsKnown compares what is read out of the migrations with what
// each engine has once they were run: a thing that was overlooked could be dropped unseen.
func TestWhatTheMigrationsMakeIsKnown(t *testing.T) {
	for engine, there := range map[store.Engine]string{
		store.SQLite: `SELECT type || ' ' || name FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'schema_version%'
			AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')`,
		store.PostgreSQL: `SELECT CASE c.relkind WHEN 'v' THEN 'view ' WHEN 'i' THEN 'index ' ELSE 'table ' END || relname FROM pg_class c
			WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v', 'i') AND relname NOT LIKE 'schema_version%'
			AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid)
			UNION SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal`,
	} {
		has, err := store.All[string](t.Context(), testkit.Database(t, engine, all.Sources()...), there)
		if err != nil {
			t.Fatal(err)
		}
		made, err := store.Missing(t.Context(), testkit.Database(t, engine), all.Sources()...)
		if err != nil {
			t.Fatal(err)
		}
		known := map[string]bool{}
		for _, m := range made {
			known[m.Sort+" "+m.Name] = true
		}
		for _, name := range has {
			if !known[name] {
				t.Errorf("%s: the %s is not read out of the migrations", engine, name)
			}
			delete(known, name)
		}
		for name := range known {
			t.Errorf("%s: the %s is read out of the migrations, and is not there", engine, name)
		}
	}
}
