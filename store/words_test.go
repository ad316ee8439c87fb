package store

import (
	"strings"
	"testing"
)

// FuzzSQLFor looks for a text that makes the reader of migrations fall over, lose a
// line, or leave a word of its own in braces.
func FuzzSQLFor(f *testing.F) {
	for _, text := range []string{"", "{id}", "{isday:a}", "-- sqlite only\nx\n-- end", "DEFAULT '{}'", "-- end", "{", "{isday:}", "-- postgres only"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, engine := range []Engine{SQLite, PostgreSQL} {
			said, err := sqlFor(engine, "0001_x.sql", text)
			if err != nil {
				if !strings.HasPrefix(err.Error(), "0001_x.sql:") {
					t.Errorf("the error does not name file and line: %v", err)
				}
				continue
			}
			if strings.Count(said, "\n") != strings.Count(text, "\n") {
				t.Errorf("%q has another number of lines than %q", said, text)
			}
		}
	})
}
