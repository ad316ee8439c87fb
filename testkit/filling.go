package testkit

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"

	"throughline/store"
)

// A Filling is what many tests of a package begin with: it is written once on each engine,
// and each test has a copy, which takes a hundredth of the time.
type Filling[T any] struct {
	sources []fs.FS
	fill    func(ctx context.Context, db *store.DB) (T, error)

	mu   sync.Mutex
	made map[store.Engine]*filled[T]
}

// filled is a database that was filled: the file of SQLite, or the name of a database.
type filled[T any] struct {
	file []byte
	name string
	told T
}

// NewFilling is what fill writes into a migrated database. What it returns goes to every
// test with its copy, for reading alone.
func NewFilling[T any](sources []fs.FS, fill func(ctx context.Context, db *store.DB) (T, error)) *Filling[T] {
	return &Filling[T]{sources: sources, fill: fill, made: map[store.Engine]*filled[T]{}}
}

// EachEngine is [EachEngine] with a copy of what was filled.
func (f *Filling[T]) EachEngine(t *testing.T, do func(t *testing.T, db *store.DB, told T)) {
	t.Helper()
	onEach(t, func(t *testing.T, engine store.Engine) {
		db, told := f.Database(t, engine)
		do(t, db, told)
	})
}

// Database returns a copy of what was filled, which is gone when the test ends.
func (f *Filling[T]) Database(t testing.TB, engine store.Engine) (*store.DB, T) {
	t.Helper()
	config, told := f.Config(t, engine)
	return opened(t, config), told
}

// Config is where a copy of what was filled is, for tests that open it themselves.
func (f *Filling[T]) Config(t testing.TB, engine store.Engine) (config store.Config, told T) {
	t.Helper()
	is, err := f.on(t, engine)
	if err == nil && engine == store.SQLite {
		config, err = sqliteCopy(t, is.file)
	} else if err == nil {
		config, err = postgresCopy(t, is.name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return config, is.told
}

// on fills a database, unless an earlier test had it done.
func (f *Filling[T]) on(t testing.TB, engine store.Engine) (*filled[T], error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if is := f.made[engine]; is != nil {
		return is, nil
	}
	is := &filled[T]{}
	var config store.Config
	var err error
	if engine == store.SQLite {
		config, err = fresh(t, engine, f.sources)
	} else {
		is.name, config, err = shared(t, f.sources)
	}
	if err != nil {
		return nil, err
	}
	if is.told, err = f.fillAt(t.Context(), config); err != nil {
		return nil, fmt.Errorf("filling what the tests begin with: %w", err)
	}
	if engine == store.SQLite {
		if is.file, err = os.ReadFile(sqliteFile(config)); err != nil {
			return nil, fmt.Errorf("reading the filled database: %w", err)
		}
	}
	f.made[engine] = is
	return is, nil
}

func (f *Filling[T]) fillAt(ctx context.Context, config store.Config) (told T, err error) {
	db, err := store.Open(ctx, config)
	if err != nil {
		return told, err
	}
	if told, err = f.fill(ctx, db); err != nil {
		return told, fmt.Errorf("%w (and closing: %w)", err, db.Close())
	}
	return told, db.Close()
}

// sharedDatabases are those of PostgreSQL that outlast a test; see [Run].
var sharedDatabases struct {
	sync.Mutex
	run   bool
	names []string
}

// Run runs the tests of a package that has a [Filling], and drops what they shared. Its
// TestMain calls it.
func Run(m *testing.M) int {
	all := &sharedDatabases
	all.Lock()
	all.run = true
	all.Unlock()
	code := m.Run()
	for _, name := range all.names {
		s, err := server()
		if err == nil {
			_, err = s.pool.Exec("DROP DATABASE " + name + " WITH (FORCE)")
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "dropping a database that the tests shared:", err)
			code = max(code, 1)
		}
	}
	return code
}

// shared makes a migrated database that is there until the test program ends.
func shared(t testing.TB, sources []fs.FS) (string, store.Config, error) {
	all := &sharedDatabases
	all.Lock()
	defer all.Unlock()
	if !all.run {
		return "", store.Config{}, fmt.Errorf("nobody would drop what the tests share: let the package's TestMain call testkit.Run")
	}
	template, err := migratedPostgres(t, sources)
	if err != nil {
		return "", store.Config{}, err
	}
	s, err := server()
	if err != nil {
		return "", store.Config{}, err
	}
	name := "throughline_filled_" + strings.ReplaceAll(uuid.NewString(), "-", "")
	if err := s.create(t.Context(), name, template); err != nil {
		return "", store.Config{}, fmt.Errorf("copying %s: %w", template, err)
	}
	all.names = append(all.names, name)
	return name, s.database(name), nil
}
