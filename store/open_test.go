package store_test

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"throughline/store"
	"throughline/testkit"
)

func TestWhatCannotBeOpenedSaysWhy(t *testing.T) {
	notADatabase := t.TempDir()
	if err := os.WriteFile(filepath.Join(notADatabase, "throughline.db"), []byte(strings.Repeat("a letter to the council\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	inTheWay := filepath.Join(t.TempDir(), "data")
	if err := os.WriteFile(inTheWay, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		why, want string
		config    store.Config
	}{
		{"nothing given", "no data folder", store.Config{}},
		{"a file where the folder should be", "data folder cannot be made", store.Config{Data: inTheWay}},
		{"a file that is no database", "is no SQLite database", store.Config{Data: notADatabase}},
		{"another engine", "postgres://", store.Config{Database: "mysql://u:hush@server/name"}},
		{"an address that cannot be read", "cannot be read", store.Config{Database: "postgres://u:hush@server:port/name"}},
		{"nobody there", "does not answer", store.Config{Database: "postgres://u:hush@/name?host=" + t.TempDir()}},
	} {
		db, err := store.Open(t.Context(), c.config)
		if err == nil {
			t.Errorf("%s: it was opened (%v)", c.why, db.Close())
			continue
		}
		if !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "hush") {
			t.Errorf("%s: got %q, want it to say %q and no password", c.why, err, c.want)
		}
	}
}

func TestOnlyTheUserMayReadTheFile(t *testing.T) {
	config := store.Config{Data: filepath.Join(t.TempDir(), "new", "data")}
	db, err := store.Open(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	for _, name := range []string{"", "throughline.db"} {
		info, err := os.Stat(filepath.Join(config.Data, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%q may be read by others: %s", name, info.Mode())
		}
	}
}

func TestSQLiteIsSetAsItShouldBe(t *testing.T) {
	db := testkit.Database(t, store.SQLite)
	ask := func(q store.Querier, pragma string) string {
		got, err := store.One[string](t.Context(), q, "PRAGMA "+pragma)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	check := func(who string, q store.Querier, queryOnly string) {
		for _, c := range []struct{ pragma, want string }{
			{"journal_mode", "wal"}, {"foreign_keys", "1"}, {"synchronous", "2"}, {"busy_timeout", "5000"}, {"query_only", queryOnly},
		} {
			if got := ask(q, c.pragma); got != c.want {
				t.Errorf("%s: %s is %s, want %s", who, c.pragma, got, c.want)
			}
		}
	}
	check("a reader", db, "1")
	if err := db.Write(t.Context(), func(_ context.Context, tx *store.Tx) error { check("the writer", tx, "0"); return nil }); err != nil {
		t.Fatal(err)
	}
}

// TestLibcIsTheDriversOwn holds modernc.org/libc to the version that the SQLite driver
// was made and tested with: another one may corrupt memory without a word.
func TestLibcIsTheDriversOwn(t *testing.T) {
	module := func(name string) (m struct{ Version, GoMod string }) {
		out, err := exec.Command("go", "list", "-m", "-json", name).Output()
		if err != nil {
			t.Fatalf("go list -m %s: %s", name, err)
		}
		if err := json.Unmarshal(out, &m); err != nil {
			t.Fatal(err)
		}
		return m
	}
	wanted, err := os.ReadFile(module("modernc.org/sqlite").GoMod)
	if err != nil {
		t.Fatal(err)
	}
	if have := module("modernc.org/libc").Version; !strings.Contains(string(wanted), "modernc.org/libc "+have+"\n") {
		t.Errorf("modernc.org/libc is %s, which is not what the SQLite driver's go.mod asks for:\n%s", have, wanted)
	}
}

// TestCountingKeepsNoSamples holds that a counted database has counts and no samples, by
// which each statement would be planned anew for each value.
func TestCountingKeepsNoSamples(t *testing.T) {
	db := testkit.Database(t, store.SQLite, sources("0001_toy.sql", toys)...)
	for _, name := range []string{"Bruno", "Ursula"} {
		insert(t, db, bear(name))
	}
	if err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, err := store.Exec(ctx, tx, "ANALYZE") // as an earlier program did, samples and all
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if err := db.Count(t.Context()); err != nil {
		t.Fatal(err)
	}
	for table, want := range map[string]bool{"sqlite_stat1": true, "sqlite_stat4": false} {
		n, err := store.One[int](t.Context(), db, "SELECT count(*) FROM "+table)
		if err != nil {
			t.Fatal(err)
		}
		if (n > 0) != want {
			t.Errorf("%s holds %d rows; any were wanted: %t", table, n, want)
		}
	}
}
