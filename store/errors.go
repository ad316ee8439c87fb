package store

import (
	"regexp"
	"strings"

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

// isPassing reports whether the same transaction, run again, may well succeed.
func isPassing(err error) bool {
	code := postgresCode(err)
	return code == "40001" || code == "40P01" || sqliteCode(err)&0xff == sqlite3.SQLITE_BUSY
}
