package testkit

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"throughline/store"
)

func TestDatabasesAreApart(t *testing.T) {
	sources := []fs.FS{fstest.MapFS{"0001_a.sql": {Data: []byte("CREATE TABLE a (n {whole} NOT NULL);\nINSERT INTO a (n) VALUES (1);")}}}
	EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		other := Database(t, db.Engine(), sources...)
		err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			return tx.Insert(ctx, "a", []string{"n"}, 2)
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			why  string
			of   *store.DB
			want int
		}{{"the one that was written", db, 2}, {"the other", other, 1}} {
			if n, err := store.One[int](t.Context(), c.of, "SELECT count(*) FROM a"); n != c.want || err != nil {
				t.Errorf("%s holds %d rows, %v, want %d", c.why, n, err, c.want)
			}
		}
	})
}

// A listener keeps what a test would have said.
type listener struct {
	testing.TB
	said strings.Builder
}

func (l *listener) Helper() {}
func (l *listener) Errorf(format string, args ...any) {
	l.said.WriteString(format)
	for _, a := range args {
		if s, ok := a.(string); ok {
			l.said.WriteString(s)
		}
	}
}

func TestGolden(t *testing.T) {
	letter := "Dear Asha,\nwe saw you.\n"
	Golden(t, "letter.txt", []byte(letter))
	if *update {
		return
	}
	l := &listener{TB: t}
	Golden(l, "letter.txt", []byte(strings.Replace(letter, "saw", "missed", 1)))
	if said := l.said.String(); !strings.Contains(said, "we saw you.") || !strings.Contains(said, "we missed you.") {
		t.Errorf("a letter that differs gave %q, want both lines", said)
	}
}
