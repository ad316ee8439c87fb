package store

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"
)

// Count has the database count what its tables hold, as far as they have grown much since it
// last did. By those numbers it chooses the index that finds least; without them it guesses,
// and SQLite read a whole kind of record to find the one that follows another. SQLite counts
// when it is opened and never by itself, so a program that runs for weeks says it now and
// then. PostgreSQL counts by itself, but up to a minute after much was written, and until
// then each connection keeps to what it planned while the tables were empty: a table was
// read whole for each row of another. So whoever writes a great deal says it on the way.
func (db *DB) Count(ctx context.Context) error {
	switch {
	case db.joined != nil:
		return nil
	case db.engine == SQLite:
		return db.countSQLite(ctx)
	}
	return db.countPostgres(ctx)
}

func (db *DB) countPostgres(ctx context.Context) error {
	grown, err := All[string](ctx, db, `
		SELECT c.relname
		FROM   pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE  n.nspname = current_schema() AND c.relkind = 'r'
		AND    pg_relation_size(c.oid) > 2 * c.relpages::bigint * current_setting('block_size')::bigint
		ORDER  BY c.relname`)
	if err != nil || len(grown) == 0 {
		return err
	}
	for i, name := range grown {
		grown[i] = pgx.Identifier{name}.Sanitize()
	}
	_, err = db.writer.ExecContext(ctx, "ANALYZE "+strings.Join(grown, ", "))
	if isPassing(err) {
		return nil
	}
	return told(err, "counting what the tables hold")
}
