// Package store keeps the house's rows, in SQLite inside the program or in
// PostgreSQL beside it, and is the only room that knows there are two engines.
//
// It opens the database, runs the migrations, and gives transactions and a few
// plain functions that read rows into structs. It knows no table of anybody's and
// builds no SQL but INSERT: whoever needs a row writes the statement, once, with $1
// and $2 for its values, in the SQL that both engines share.
//
//   - Dates are worked out in Go and stored; core.Date, core.Instant and core.ID go in
//     and come out of both engines as they are, blank as NULL. A flag is a Go bool.
//   - LIKE minds capitals on both engines. Say ESCAPE '\' where a pattern escapes.
//   - Text is compared and sorted byte by byte on SQLite, and by the database's own
//     collation on PostgreSQL: create that with LC_COLLATE 'C' for the same order.
//   - What was read in one transaction may be changed by another before the first is
//     done: lock ([Lock]) what a decision rests on, or carry a version in the UPDATE.
package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"sync"

	"throughline/core"
)

// An Engine is one of the two databases.
type Engine int

// The two engines.
const (
	SQLite Engine = iota + 1
	PostgreSQL
)

// String returns the engine's name, for pages and logs.
func (e Engine) String() string {
	switch e {
	case SQLite:
		return "SQLite"
	case PostgreSQL:
		return "PostgreSQL"
	}
	return "no engine"
}

// A Config says where the rows are.
type Config struct {
	Data      string // folder of throughline.db, made if it is not there
	Database  string // postgres://…; blank is SQLite in the data folder
	Authority string // whose rows alone PostgreSQL shows and takes; blank is all, for work on the whole database
}

// A DB is the open database. It is safe for use by many goroutines at once.
type DB struct {
	engine  Engine
	where   string   // the file, or the server without its password: for errors
	writer  *sql.DB  // one connection on SQLite, which has one writer at a time anyway
	readers *sql.DB  // the same as writer on PostgreSQL
	writing line     // for the writer, on SQLite; nil on PostgreSQL
	joined  *Tx      // the transaction that this is the inside of, and no pools; nil for none
	queues  sync.Map // *queue by the table and columns whose rows it adds: see [DB.InsertTogether]
}

// Open opens the database and makes sure that it answers. It migrates nothing: see
// [DB.Migrate]. Its errors say what stands in the way and what to do.
func Open(ctx context.Context, c Config) (*DB, error) {
	if c.Database == "" {
		return openSQLite(ctx, c.Data)
	}
	return openPostgres(ctx, c.Database, c.Authority)
}

// Engine says which of the two engines this is.
func (db *DB) Engine() Engine { return db.engine }

// Close waits for what is running and lets go of the database.
func (db *DB) Close() error {
	if db.joined != nil {
		return errJoined
	}
	if db.readers == db.writer {
		return db.writer.Close()
	}
	return errors.Join(db.readers.Close(), db.writer.Close())
}

// Ping makes sure that the database answers, for a health check.
func (db *DB) Ping(ctx context.Context) error {
	if db.joined != nil {
		return nil // it is being asked
	}
	if err := db.readers.PingContext(ctx); err != nil {
		return told(err, "asking whether "+db.where+" answers")
	}
	return nil
}

// Like returns text so written that LIKE … ESCAPE '\' finds just that text, its own
// % and _ included. Add the % that you mean.
func Like(text string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(text)
}

// missing is what [One] says when there is no row.
func missing() error { return core.Say(core.Missing, "What you asked for is not here.") }
