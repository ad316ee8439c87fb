package testkit

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	"throughline/store"
)

// AddressVariable names the setting that holds the address of a PostgreSQL server for
// the tests: one where databases may be made and dropped. Where it is blank,
// tools/postgres starts a server, which all test programs that run at once share.
const AddressVariable = "THROUGHLINE_TEST_POSTGRES"

// server connects to the server's own database once for this test program.
var server = sync.OnceValues(func() (*serverAt, error) {
	text := os.Getenv(AddressVariable)
	if text == "" {
		folder, err := root()
		if err != nil {
			return nil, err
		}
		out, err := exec.Command(filepath.Join(folder, "tools", "postgres"), "start").Output()
		var failed *exec.ExitError
		if errors.As(err, &failed) {
			return nil, fmt.Errorf("PostgreSQL for the tests: %s: %w", strings.TrimSpace(string(failed.Stderr)), err)
		} else if err != nil {
			return nil, fmt.Errorf("PostgreSQL for the tests: %w", err)
		}
		text = strings.TrimSpace(string(out))
	}
	address, err := url.Parse(text)
	if err != nil {
		return nil, errors.New(AddressVariable + " is no address such as postgres://user@server/postgres")
	}
	pool, err := sql.Open("pgx", text)
	if err != nil {
		return nil, fmt.Errorf("PostgreSQL for the tests: %w", err)
	}
	pool.SetMaxOpenConns(2)
	s := &serverAt{address: *address, pool: pool}
	return s, s.meet()
})

// asker is whom the tests ask as, where they may make it: a superuser is above the rules
// by which PostgreSQL keeps authorities apart, and nobody runs the program as one.
const asker = "throughline_tests"

// meet learns how the server copies a database, and has those of the tests belong to [asker].
func (s *serverAt) meet() error {
	ctx := context.Background()
	var version int
	var above, there bool
	err := s.pool.QueryRowContext(ctx, `SELECT current_setting('server_version_num')::int, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user), EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1)`, asker).Scan(&version, &above, &there)
	if err != nil {
		return fmt.Errorf("PostgreSQL for the tests: %w", err)
	}
	if version >= 150000 { // block by block through the log, as since then, takes three times as long with a small one
		s.copying = " STRATEGY FILE_COPY"
	}
	if !above {
		return nil
	}
	s.owner = " OWNER " + asker
	if s.address.User = url.User(asker); s.address.Query().Get("host") == "" { // over a network it takes a password
		s.address.User = url.UserPassword(asker, asker)
	}
	if there {
		return nil
	}
	// A test may still become the superuser for what only that one can do, by asking for it.
	_, err = s.pool.ExecContext(ctx, "CREATE ROLE "+asker+" LOGIN PASSWORD '"+asker+"'; DO $$ BEGIN EXECUTE format('GRANT %I TO "+asker+"', current_user); END $$")
	var e *pgconn.PgError
	if errors.As(err, &e) && (e.Code == "42710" || e.Code == "23505") { // another test program was quicker
		return nil
	}
	return err
}

// A serverAt is the server on which test databases are made.
type serverAt struct {
	address url.URL
	pool    *sql.DB
	copying string // how CREATE DATABASE copies a template
	owner   string // of the tests' databases, as CREATE DATABASE says it; blank is the one who makes them
}

// database returns the settings for one of its databases.
func (s *serverAt) database(name string) store.Config {
	a := s.address
	a.Path = "/" + name
	return store.Config{Database: a.String()}
}

// migratedPostgres is the name of the template that a set of migrations makes.
func migratedPostgres(t testing.TB, sources []fs.FS) (string, error) {
	mark, err := store.Fingerprint(store.PostgreSQL, sources...)
	if err != nil {
		return "", err
	}
	s, err := server()
	if err != nil {
		return "", err
	}
	name := "throughline_apart_" + mark // apart: its tables belong to [asker]
	if err := s.makeTemplate(t, name, sources); err != nil {
		return "", fmt.Errorf("making %s: %w", name, err)
	}
	return name, nil
}

// postgresCopy is a copy of a database to which nobody is connected. It is dropped when the
// test ends.
func postgresCopy(t testing.TB, of string) (store.Config, error) {
	s, err := server()
	if err != nil {
		return store.Config{}, err
	}
	name := "throughline_test_" + strings.ReplaceAll(uuid.NewString(), "-", "")
	if err := s.create(t.Context(), name, of); err != nil {
		return store.Config{}, fmt.Errorf("copying %s: %w", of, err)
	}
	t.Cleanup(func() {
		// The test's own context has ended by now.
		if _, err := s.pool.ExecContext(context.Background(), "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Errorf("dropping the test's database: %s", err)
		}
	})
	return s.database(name), nil
}

// create copies a database. The server refuses while somebody is connected to the one
// copied, as the migrating connection may be for a moment after it was closed.
func (s *serverAt) create(ctx context.Context, name, from string) error {
	const inUse = "55006"
	for n := 1; ; n++ {
		_, err := s.pool.ExecContext(ctx, "CREATE DATABASE "+name+s.owner+" TEMPLATE "+from+s.copying)
		var e *pgconn.PgError
		if !errors.As(err, &e) || e.Code != inUse || n == 20 {
			return err
		}
	}
}

// makeTemplate migrates a database to copy from, unless it is there. It is marked as a
// template only when it is whole; test programs that want the same one take turns.
func (s *serverAt) makeTemplate(t testing.TB, name string, sources []fs.FS) error {
	ctx := t.Context()
	conn, err := s.pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() {
		if err := conn.Close(); err != nil {
			t.Error(err)
		}
	}()
	whole := func() (is bool, err error) {
		return is, conn.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate)", name).Scan(&is)
	}
	if is, err := whole(); err != nil || is {
		return err
	}
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock(hashtext($1))", name); err != nil {
		return err
	}
	defer func() {
		if _, err := conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock(hashtext($1))", name); err != nil {
			t.Error(err)
		}
	}()
	if is, err := whole(); err != nil || is {
		return err
	}
	for _, statement := range []string{"DROP DATABASE IF EXISTS " + name, "CREATE DATABASE " + name + s.owner + " TEMPLATE template0 LC_COLLATE 'C' ENCODING 'UTF8'"} {
		if _, err := conn.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	if err := migrate(t, s.database(name), sources); err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, "ALTER DATABASE "+name+" WITH IS_TEMPLATE true")
	return err
}
