package testkit

import (
	"context"
	"io/fs"
	"os"
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

// Each test has what was filled, and nothing of what another test wrote.
func TestAFillingIsFilledOnceAndCopied(t *testing.T) {
	sources := []fs.FS{fstest.MapFS{"0001_a.sql": {Data: []byte("CREATE TABLE a (n {whole} NOT NULL);")}}}
	fills := 0
	add := func(ctx context.Context, db *store.DB) (int, error) {
		fills++
		return fills, db.Write(ctx, func(ctx context.Context, tx *store.Tx) error { return tx.Insert(ctx, "a", []string{"n"}, fills) })
	}
	filling := NewFilling(sources, add)
	for range 2 {
		filling.EachEngine(t, func(t *testing.T, db *store.DB, told int) {
			if n, err := store.One[int](t.Context(), db, "SELECT n FROM a"); n != told || err != nil {
				t.Errorf("the copy holds %d, %v; the filling told %d", n, err, told)
			}
			if _, err := add(t.Context(), db); err != nil { // one row more, in this copy alone
				t.Error(err)
			}
			fills--
		})
	}
	if fills != 2 {
		t.Errorf("it was filled %d times, want once on each engine", fills)
	}
}

func TestMain(m *testing.M) { os.Exit(Run(m)) }

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
