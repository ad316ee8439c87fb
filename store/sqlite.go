package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// sqliteFile is the name of the database in the data folder.
const sqliteFile = "throughline.db"

// File is the SQLite database of a data folder, whether it is there or not.
func File(folder string) string { return filepath.Join(folder, sqliteFile) }

// busyMillis is how long SQLite waits for another process's transaction (a backup, a
// second command) before it says that the database is busy.
const busyMillis = 5000

// openSQLite opens the database in a folder. One connection writes and several read,
// each a snapshot of its own: that is how SQLite is quickest, and it is safe.
func openSQLite(ctx context.Context, folder string) (*DB, error) {
	file, err := sqlitePath(folder)
	if err != nil {
		return nil, err
	}
	db := &DB{engine: SQLite, where: file, writing: make(line, 1)}
	if db.writer, err = sqlitePool(file, false, 1); err != nil {
		return nil, err
	}
	if db.readers, err = sqlitePool(file, true, readers()); err != nil {
		return nil, errors.Join(err, db.writer.Close())
	}
	var mode string // the writer first: it makes the file a WAL one, which a reader may not
	for _, p := range []*sql.DB{db.writer, db.readers} {
		if err := p.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil {
			return nil, errors.Join(opening(file, err), db.Close())
		}
		if p == db.writer {
			if err := db.countSQLite(ctx); err != nil {
				return nil, errors.Join(err, db.Close())
			}
		}
	}
	if mode != "wal" {
		return nil, errors.Join(fmt.Errorf("%s cannot be written by several at once (journal mode %s, expected wal): keep it on a local disk, not a network share", file, mode), db.Close())
	}
	return db, nil
}

// readers is how many connections read at once.
func readers() int { return max(4, 2*runtime.NumCPU()) }

// readerLife is how long a reading connection lives: what [DB.Count] counted is read when
// a connection opens.
const readerLife = time.Hour

// countSQLite lets SQLite count what its tables hold.
func (db *DB) countSQLite(ctx context.Context) error {
	// 2 is to count, 0x10000 to look at every table and not only at those of this connection.
	_, err := db.writer.ExecContext(ctx, "PRAGMA optimize = 0x10002")
	if err == nil {
		err = db.forgetSamples(ctx)
	}
	if isPassing(err) {
		return nil // somebody else is writing: the guesses do until the next time
	}
	// A connection reads the counts when it opens, so those that are idle are opened anew.
	db.readers.SetMaxIdleConns(0)
	db.readers.SetMaxIdleConns(readers())
	return told(err, "counting what the tables hold")
}

// forgetSamples drops the sample rows that SQLite keeps beside its counts. While it has
// them a plan rests on the very values that are asked for, and so every statement is planned
// anew whenever it is asked with others: that cost a third of every page.
func (db *DB) forgetSamples(ctx context.Context) error {
	var there bool
	err := db.writer.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat4')").Scan(&there)
	if err != nil || !there {
		return err
	}
	done, err := db.writer.ExecContext(ctx, "DELETE FROM sqlite_stat4")
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return err
	}
	_, err = db.writer.ExecContext(ctx, "ANALYZE sqlite_schema") // the writer has read them already
	return err
}

// sqlitePath makes the folder and the file, readable by this user alone.
func sqlitePath(folder string) (string, error) {
	if folder == "" {
		return "", errors.New("no data folder was given: say where to keep throughline.db, or give a postgres:// database")
	}
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", fmt.Errorf("finding the data folder: %w", err)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("the data folder cannot be made: %w; make it yourself, or name another", err)
	}
	file := filepath.Join(folder, sqliteFile)
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return "", fmt.Errorf("the data folder cannot be written: %w; let this user write there, or name another", err)
	}
	return file, f.Close()
}

// sqlitePool opens connections to a file. What is set here is set on each of them.
func sqlitePool(file string, readOnly bool, size int) (*sql.DB, error) {
	q := url.Values{
		"_busy_timeout": {fmt.Sprint(busyMillis)}, // the driver sets this one before all others
		"_foreign_keys": {"1"},
		"_synchronous":  {"FULL"}, // what was saved outlives a power cut
		"_journal_mode": {"WAL"},
		"_txlock":       {"immediate"}, // a writer that began as a reader could not wait its turn
		"_defensive":    {"1"},
		"_dqs":          {"0"}, // "misspelt" is an error, not text
		"_pragma":       {"case_sensitive_like(1)", "cache_size(-16000)", "temp_store(2)"},
	}
	if readOnly {
		q.Del("_journal_mode")
		q.Set("_query_only", "1")
	}
	c, err := sqlite.NewConnector((&url.URL{Scheme: "file", Path: file, RawQuery: q.Encode()}).String())
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", file, err)
	}
	pool := sql.OpenDB(keepingConnector{c})
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	if readOnly {
		pool.SetConnMaxLifetime(readerLife)
	}
	return pool, nil
}

// opening says in words what stands in the way of opening a file.
func opening(file string, err error) error {
	switch sqliteCode(err) & 0xff {
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%s is no SQLite database: move it away, or name another data folder: %w", file, err)
	case sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("%s is damaged: restore the last backup: %w", file, err)
	}
	return told(err, "opening "+file)
}

// sqliteCode returns SQLite's extended code, 0 when the error is not of SQLite's.
func sqliteCode(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

// sqliteWords says what to do about the errors that the machine makes and not we.
func sqliteWords(code int) string {
	switch code & 0xff {
	case sqlite3.SQLITE_FULL:
		return "the disk is full: free some space; what was saved before is safe"
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN:
		return "the database's folder cannot be written: let this user write to it and to the files in it"
	case sqlite3.SQLITE_BUSY:
		return "another process holds the database: end it, or wait for it"
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return "the database file is damaged: restore the last backup"
	case sqlite3.SQLITE_IOERR:
		return "the disk did not read or write as asked: look at the system's own log"
	}
	return ""
}
