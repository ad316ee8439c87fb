package testkit

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"throughline/store"
)

// EachEngine runs a test twice, as "sqlite" and as "postgres", each on a database of
// its own that is empty but for what the migrations made.
func EachEngine(t *testing.T, sources []fs.FS, f func(t *testing.T, db *store.DB)) {
	t.Helper()
	onEach(t, func(t *testing.T, engine store.Engine) { f(t, Database(t, engine, sources...)) })
}

func onEach(t *testing.T, f func(t *testing.T, engine store.Engine)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { f(t, store.SQLite) })
	t.Run("postgres", func(t *testing.T) { f(t, store.PostgreSQL) })
}

// Database returns a migrated and otherwise empty database on one engine. It is gone
// when the test ends.
func Database(t testing.TB, engine store.Engine, sources ...fs.FS) *store.DB {
	t.Helper()
	return opened(t, Config(t, engine, sources...))
}

// opened opens a database until the test ends.
func opened(t testing.TB, config store.Config) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { // runs before the database is dropped: the last made is the first run
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// Config returns where a new, migrated and otherwise empty database is, for tests that
// open it themselves, as a command does. It is gone when the test ends.
func Config(t testing.TB, engine store.Engine, sources ...fs.FS) store.Config {
	t.Helper()
	config, err := fresh(t, engine, sources)
	if err != nil {
		t.Fatal(err)
	}
	return config
}

func fresh(t testing.TB, engine store.Engine, sources []fs.FS) (store.Config, error) {
	if engine == store.PostgreSQL {
		name, err := migratedPostgres(t, sources)
		if err != nil {
			return store.Config{}, err
		}
		return postgresCopy(t, name)
	}
	return freshSQLite(t, sources)
}

// sqliteFiles holds the bytes of one migrated file for each set of migrations, since a
// copy is many times quicker than migrating again.
var sqliteFiles struct {
	sync.Mutex
	by map[string][]byte
}

func freshSQLite(t testing.TB, sources []fs.FS) (store.Config, error) {
	mark, err := store.Fingerprint(store.SQLite, sources...)
	if err != nil {
		return store.Config{}, err
	}
	sqliteFiles.Lock()
	defer sqliteFiles.Unlock()
	content, ok := sqliteFiles.by[mark]
	if !ok {
		config := store.Config{Data: t.TempDir()}
		if err := migrate(t, config, sources); err != nil {
			return config, err
		}
		if content, err = os.ReadFile(sqliteFile(config)); err != nil {
			return config, fmt.Errorf("reading the migrated database: %w", err)
		}
		if sqliteFiles.by == nil {
			sqliteFiles.by = map[string][]byte{}
		}
		sqliteFiles.by[mark] = content
	}
	return sqliteCopy(t, content)
}

func sqliteFile(c store.Config) string { return filepath.Join(c.Data, "throughline.db") }

func sqliteCopy(t testing.TB, content []byte) (store.Config, error) {
	config := store.Config{Data: t.TempDir()}
	return config, os.WriteFile(sqliteFile(config), content, 0o600)
}

// migrate opens a database, migrates it and closes it again.
func migrate(t testing.TB, config store.Config, sources []fs.FS) error {
	db, err := store.Open(t.Context(), config)
	if err != nil {
		return err
	}
	if err := db.Migrate(t.Context(), sources...); err != nil {
		return fmt.Errorf("%w (and closing: %w)", err, db.Close())
	}
	return db.Close()
}
