package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"regexp"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"

	sqlite3 "modernc.org/sqlite/lib"
)

// A toldError is an error of an engine in words fit for a log: it says which statement
// and what was wrong, and leaves out the values, which may be a child's name.
type toldError struct {
	words string
	cause error
}

// Error returns the words without the values.
func (e *toldError) Error() string { return e.words }

// Unwrap returns the engine's own error, for its code. Do not print it.
func (e *toldError) Unwrap() error { return e.cause }

var quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"?`)

// told adds the statement to an engine's error and takes the values out. Nil stays nil.
func told(err error, statement string) error {
	if err == nil {
		return nil
	}
	words := err.Error()
	// Class 22 is what PostgreSQL says of a value that does not fit, which it then quotes.
	if strings.HasPrefix(postgresCode(err), "22") || strings.Contains(words, "encode") || strings.Contains(words, "fts5:") {
		words = quoted.ReplaceAllString(words, `"…"`)
	}
	if advice := sqliteWords(sqliteCode(err)); advice != "" {
		words = advice + ": " + words
	}
	return &toldError{words: brief(statement) + ": " + words, cause: err}
}

// brief makes one short line of a statement.
func brief(statement string) string {
	line := strings.Join(strings.Fields(statement), " ")
	if r := []rune(line); len(r) > 120 {
		return string(r[:119]) + "…"
	}
	return line
}

// IsDuplicate reports whether a row was refused because one with its key is there.
func IsDuplicate(err error) bool {
	code := sqliteCode(err)
	return code == sqlite3.SQLITE_CONSTRAINT_UNIQUE || code == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY || postgresCode(err) == "23505"
}

// isPassing reports whether the same transaction, run again, may well succeed. Where the
// server went away while it was told to keep the transaction, nobody knows whether it did,
// and it is not run again.
func isPassing(err error) bool {
	var unsure *unsureError
	code := postgresCode(err)
	if errors.As(err, &unsure) && Away(err) {
		return false
	}
	return Away(err) || code == "40001" || code == "40P01" || isBusy(err)
}

// isBusy reports that another program held SQLite's file for longer than we wait.
func isBusy(err error) bool { return sqliteCode(err)&0xff == sqlite3.SQLITE_BUSY }

// Away reports whether the database could not be asked: the server is down, starting, or
// was lost in the middle. What it had acknowledged it has kept.
func Away(err error) bool {
	var dial *pgconn.ConnectError
	var network net.Error
	switch code := postgresCode(err); {
	case err == nil:
		return false
	case code == "57P01", code == "57P02", code == "57P03", strings.HasPrefix(code, "08"):
		return true // it was told to end, it crashed, it is starting; the connection failed
	case code != "", errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return false
	}
	return errors.As(err, &dial) || errors.As(err, &network) || errors.Is(err, driver.ErrBadConn) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) || lostConn(err)
}

// CannotWrite reports whether the database answers and takes nothing in: its disk is full, it
// may only be read, or another program holds it. What it had acknowledged it has kept.
func CannotWrite(err error) bool {
	switch sqliteCode(err) & 0xff {
	case sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN:
		return true
	}
	switch postgresCode(err) {
	case "53100", "25006", "55P03", "58030": // disk full, read only, locked, the disk's error
		return true
	}
	for _, refused := range []syscall.Errno{syscall.ENOSPC, syscall.EROFS, syscall.EDQUOT, syscall.EFBIG, syscall.EACCES, syscall.EPERM} { // of a document's file
		if errors.Is(err, refused) {
			return true
		}
	}
	return false
}

// lostConn reports that a connection, or the whole pool, was found closed, which is said in
// words alone.
func lostConn(err error) bool {
	for _, words := range []string{"conn closed", "connection is closed", "bad connection", "database is closed"} {
		if strings.Contains(err.Error(), words) {
			return true
		}
	}
	return false
}

// An unsureError is said when the server went away while it ended a transaction.
type unsureError struct{ error }

// Unwrap returns the engine's own error.
func (e *unsureError) Unwrap() error { return e.error }
