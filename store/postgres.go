package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

// oldestPostgres is the oldest server whose SQL is what the migrations are written in.
const oldestPostgres = 140000 // as server_version_num writes 14

// postgresPool is how many connections one program holds at most. A server of the
// usual settings has a hundred, to be shared by all that ask it.
const postgresPool = 24

// openPostgres opens the database at a postgres:// address for the rows of an authority;
// see [Config].
func openPostgres(ctx context.Context, address, authority string) (*DB, error) {
	if !strings.HasPrefix(address, "postgres://") && !strings.HasPrefix(address, "postgresql://") {
		return nil, errors.New("the database's address does not begin with postgres://: write it as postgres://user:password@server:5432/name, or leave it out to use SQLite")
	}
	c, err := pgx.ParseConfig(address) // its errors leave the password out
	if err != nil {
		return nil, fmt.Errorf("the database's address cannot be read; write it as postgres://user:password@server:5432/name: %w", err)
	}
	set := func(name, value string) {
		if _, ok := c.RuntimeParams[name]; !ok {
			c.RuntimeParams[name] = value
		}
	}
	set("application_name", "throughline")
	set("idle_in_transaction_session_timeout", "60000") // ms; a lost program must not hold a lock
	c.RuntimeParams["timezone"] = "UTC"
	if c.RuntimeParams[authoritySetting], err = connectionFor(authority); err != nil {
		return nil, err
	}

	pool := stdlib.OpenDB(*c)
	pool.SetMaxOpenConns(postgresPool)
	pool.SetMaxIdleConns(postgresPool) // each is a process of the server, dear to begin
	pool.SetConnMaxIdleTime(5 * time.Minute)
	pool.SetConnMaxLifetime(time.Hour) // so that connections follow a server that moved
	where := fmt.Sprintf("the database %s on %s, port %d", c.Database, c.Host, c.Port)
	db := &DB{engine: PostgreSQL, where: where, writer: pool, readers: pool}

	var version int
	var encoding string
	err = pool.QueryRowContext(ctx, "SELECT current_setting('server_version_num')::int, current_setting('server_encoding')").Scan(&version, &encoding)
	switch {
	case err != nil:
		err = fmt.Errorf("%s does not answer: see that the server runs and that the user, password and database are right: %w", where, err)
	case version < oldestPostgres:
		err = fmt.Errorf("%s is of version %d: PostgreSQL %d or later is needed", where, version/10000, oldestPostgres/10000)
	case encoding != "UTF8":
		err = fmt.Errorf("%s keeps text as %s: create it with ENCODING 'UTF8', or names will be lost", where, encoding)
	}
	if err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return db, nil
}

// postgresCode returns the SQLSTATE, "" when the error is not of the server's.
func postgresCode(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}
