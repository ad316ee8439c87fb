package store_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

// toys is a table with one column of each word, for tests.
const toys = `-- 0001 Toys, for tests.
CREATE TABLE toy (
	authority_id TEXT NOT NULL,
	toy_id       {id} NOT NULL,
	name         TEXT NOT NULL,
	bought_on    {day} {isday:bought_on},
	seen_at      {instant} {isinstant:seen_at},
	loved        {flag} NOT NULL DEFAULT FALSE {isflag:loved},
	parts        {whole} NOT NULL DEFAULT 0,
	label        {json} NOT NULL DEFAULT '{}',
	picture      {blob},
	PRIMARY KEY (authority_id, toy_id)
) {strict};
CREATE TABLE note (note_id {serial}, words TEXT NOT NULL) {strict};
CREATE TABLE head (only_one {whole} NOT NULL PRIMARY KEY, last {whole} NOT NULL) {strict};
INSERT INTO head (only_one, last) VALUES (1, 0);
`

func sources(files ...string) []fs.FS {
	all := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		all[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return []fs.FS{all}
}

func withToys(t *testing.T, f func(t *testing.T, db *store.DB)) {
	testkit.EachEngine(t, sources("toy/0001_toy.sql", toys), f)
}

type key struct {
	AuthorityID string
	ToyID       core.ID
}

type toy struct {
	key
	Name     string
	BoughtOn core.Date
	SeenAt   core.Instant
	Loved    bool
	Parts    int
	Label    string
	Picture  []byte
}

var toyColumns = []string{"authority_id", "toy_id", "name", "bought_on", "seen_at", "loved", "parts", "label", "picture"}

const selectToys = `
	SELECT authority_id, toy_id, name, bought_on, seen_at, loved, parts, label, picture
	FROM   toy
	ORDER  BY name`

const selectOneToy = `
	SELECT authority_id, toy_id, name, bought_on, seen_at, loved, parts, label, picture
	FROM   toy
	WHERE  authority_id = $1 AND toy_id = $2`

func insert(t *testing.T, db *store.DB, y toy) {
	t.Helper()
	if err := save(t.Context(), db, y); err != nil {
		t.Fatal(err)
	}
}

func save(ctx context.Context, db *store.DB, y toy) error {
	return db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		return tx.Insert(ctx, "toy", toyColumns, y.AuthorityID, y.ToyID, y.Name, y.BoughtOn, y.SeenAt, y.Loved, y.Parts, y.Label, y.Picture)
	})
}

func bear(name string) toy {
	return toy{key: key{"E06000001", core.NewID()}, Name: name, Label: "{}"}
}

func names(t *testing.T, q store.Querier, query string, args ...any) string {
	t.Helper()
	all, err := store.All[string](t.Context(), q, query, args...)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(all, " ")
}

func TestRowsComeOutAsTheyWentIn(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		whole := toy{key{"E06000001", core.NewID()}, "Bär", core.Day(2024, 2, 29), core.At(core.Day(2026, 3, 29), 2, 30).Plus(1000),
			true, 1 << 40, "{\"b\": 1,  \"a\":2}", []byte{0, 1, 255}}
		blank := bear("Zebra")
		insert(t, db, whole)
		insert(t, db, blank)
		got, err := store.All[toy](t.Context(), db, selectToys)
		if err != nil {
			t.Fatal(err)
		}
		if want := []toy{whole, blank}; fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
		if n := names(t, db, "SELECT name FROM toy WHERE picture IS NULL AND bought_on IS NULL AND seen_at IS NULL"); n != "Zebra" {
			t.Errorf("blank is NULL for %q, want Zebra alone", n)
		}
	})
}

func TestValuesInConditions(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		a, b := bear("a%b"), bear("acb")
		a.BoughtOn, a.SeenAt, a.Loved = core.Day(2026, 1, 31), core.At(core.Day(2026, 1, 31), 9, 0), true
		b.BoughtOn, b.SeenAt = core.Day(2026, 2, 1), core.At(core.Day(2026, 1, 31), 9, 1)
		insert(t, db, a)
		insert(t, db, b)
		for _, c := range []struct {
			why, where, want string
			args             []any
		}{
			{"a day compared", "bought_on BETWEEN $1 AND $2", "a%b", []any{core.Day(2026, 1, 1), core.Day(2026, 1, 31)}},
			{"an instant compared", "seen_at > $1", "acb", []any{a.SeenAt}},
			{"an id", "toy_id = $1", "acb", []any{b.ToyID}},
			{"a flag by value", "loved = $1", "acb", []any{false}},
			{"a flag by itself", "loved", "a%b", nil},
			{"a value that may be blank", "$1 = '' OR name = $1", "a%b acb", []any{""}},
			{"a day that may be blank", "bought_on >= $1 OR $1 IS NULL", "a%b acb", []any{core.Date(0)}},
			{"LIKE minds capitals", `name LIKE $1`, "", []any{"A%"}},
			{"a pattern of a person's words", `name LIKE $1 ESCAPE '\'`, "a%b", []any{store.Like("a%") + "%"}},
			{"a pointer to nothing is NULL", "bought_on = $1", "", []any{(*core.Date)(nil)}},
		} {
			if got := names(t, db, "SELECT name FROM toy WHERE "+c.where+" ORDER BY name", c.args...); got != c.want {
				t.Errorf("%s: WHERE %s gave %q, want %q", c.why, c.where, got, c.want)
			}
		}
	})
}

func TestTypesAreEnforced(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		for _, c := range []struct {
			why, column string
			value       any
			ok          bool
		}{
			{"a day", "bought_on", "2026-02-28", true},
			{"a day as the return files write it", "bought_on", "28/02/2026", false},
			{"a day that does not exist", "bought_on", "2026-02-30", false},
			{"words for a day", "bought_on", "Asha", false},
			{"a day with a time", "seen_at", "2026-02-28T11:00:00.000000Z", true},
			{"an hour that does not exist", "seen_at", "2026-02-28T25:00:00.000000Z", false},
			{"words for an instant", "seen_at", "Asha", false},
			{"words for a number", "parts", "Asha", false},
			{"a flag that is none", "loved", "Asha", false},
		} {
			err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
				return tx.Insert(ctx, "toy", []string{"authority_id", "toy_id", "name", c.column}, "E1", core.NewID(), "x", c.value)
			})
			if (err == nil) != c.ok {
				t.Errorf("%s: %v into %s gave error %v", c.why, c.value, c.column, err)
			}
			if err != nil && (strings.Contains(err.Error(), "Asha") || !strings.Contains(err.Error(), "INSERT INTO toy")) {
				t.Errorf("%s: the error holds the value or lacks the statement: %v", c.why, err)
			}
		}
	})
	// SQLite alone keeps an instant as text, so it alone has to insist on one form.
	db := testkit.Database(t, store.SQLite, sources("0001_toy.sql", toys)...)
	for _, wrong := range []string{"2026-02-28", "2026-02-28T11:00:00Z", "2026-02-28 11:00:00.000000Z", "2026-02-28T11:00:00.000000+01:00", "now"} {
		y := bear("x")
		err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			return tx.Insert(ctx, "toy", []string{"authority_id", "toy_id", "name", "seen_at"}, "E1", y.ToyID, "x", wrong)
		})
		if err == nil {
			t.Errorf("SQLite took %q for an instant", wrong)
		}
	}
}

func TestWhatDoesNotFitIsAnError(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		insert(t, db, bear("Asha"))
		type named struct{ Name string }
		type numbered struct{ Name int }
		type clash struct{ BornOn, Bornon core.Date }
		type dated struct{ BoughtOn string }
		ask := func(ask func() error) string {
			if err := ask(); err != nil {
				return err.Error()
			}
			return "no error"
		}
		for _, c := range []struct{ why, got, want string }{
			{"a column without a field", ask(func() error { _, err := store.All[named](t.Context(), db, "SELECT name, parts FROM toy"); return err }), "column parts has no field"},
			{"a column twice", ask(func() error {
				_, err := store.All[named](t.Context(), db, "SELECT name, name FROM toy")
				return err
			}), "named twice"},
			{"a field without a column", ask(func() error { _, err := store.All[toy](t.Context(), db, "SELECT name FROM toy"); return err }), "has no column"},
			{"two fields of one column", ask(func() error {
				_, err := store.All[clash](t.Context(), db, "SELECT bought_on AS born_on FROM toy")
				return err
			}), "same column"},
			{"two columns for one value", ask(func() error { _, err := store.All[string](t.Context(), db, "SELECT name, label FROM toy"); return err }), "2 columns"},
			{"words into a number", ask(func() error { _, err := store.All[numbered](t.Context(), db, "SELECT name FROM toy"); return err }), "column name, number 1: its value does not fit a int"},
			{"NULL into words", ask(func() error {
				_, err := store.All[dated](t.Context(), db, "SELECT bought_on FROM toy")
				return err
			}), "column bought_on, number 1: it is NULL"},
			{"two rows for one", ask(func() error {
				_, err := store.One[string](t.Context(), db, "SELECT name FROM toy UNION ALL SELECT name FROM toy")
				return err
			}), "more than one row"},
			{"a statement that is none", ask(func() error { _, err := store.One[string](t.Context(), db, "SELECT nme FROM toy"); return err }), "nme"},
			{"values short", ask(func() error {
				return db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
					return tx.Insert(ctx, "toy", toyColumns, 1)
				})
			}), "9 columns and 1 values"},
			{"a person's words as a column", ask(func() error {
				return db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
					return tx.Insert(ctx, "toy", []string{"a) --"}, 1)
				})
			}), "not the name of a table"},
		} {
			if !strings.Contains(c.got, c.want) || strings.Contains(c.got, "Asha") {
				t.Errorf("%s: got %q, want it to say %q and no name", c.why, c.got, c.want)
			}
		}
	})
}

func TestOneAndMaybe(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		if _, err := store.One[string](t.Context(), db, "SELECT name FROM toy"); !core.IsSort(err, core.Missing) {
			t.Errorf("no row is %v, want a problem of the sort Missing", err)
		}
		if _, found, err := store.Maybe[toy](t.Context(), db, selectToys); found || err != nil {
			t.Errorf("no row is %t, %v, want false and no error", found, err)
		}
		insert(t, db, bear("Bruno"))
		if y, found, err := store.Maybe[toy](t.Context(), db, selectToys); !found || err != nil || y.Name != "Bruno" {
			t.Errorf("one row is %q, %t, %v", y.Name, found, err)
		}
		if n, err := store.One[int](t.Context(), db, "SELECT count(*) FROM toy"); n != 1 || err != nil {
			t.Errorf("counted %d, %v", n, err)
		}
		if d, err := store.One[core.Date](t.Context(), db, "SELECT max(bought_on) FROM toy"); !d.IsZero() || err != nil {
			t.Errorf("the latest of no days is %s, %v", d, err)
		}
	})
}

func TestEachInsideEachOfTheSameStatement(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		for _, n := range []string{"a", "b", "c"} {
			insert(t, db, bear(n))
		}
		var got []string
		// Only SQLite can read two statements on one connection at a time, so on
		// PostgreSQL the inner one is asked after the outer was read.
		err := db.Read(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			return store.Each(ctx, tx, "SELECT name FROM toy ORDER BY name", nil, func(scan func(...any) error) error {
				var outer string
				if err := scan(&outer); err != nil {
					return err
				}
				got = append(got, outer)
				if tx.Engine() == store.SQLite {
					inner, err := store.All[string](ctx, tx, "SELECT name FROM toy ORDER BY name")
					got = append(got, strings.Join(inner, ""))
					return err
				}
				got = append(got, "abc")
				return nil
			})
		})
		if want := "a abc b abc c abc"; err != nil || strings.Join(got, " ") != want {
			t.Errorf("read %q, %v, want %q", got, err, want)
		}
	})
}

func TestMoreStatementsThanAreKept(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		insert(t, db, bear("Bruno"))
		err := db.Read(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			for i := range 1000 {
				n, err := store.One[int](ctx, tx, fmt.Sprintf("SELECT %d + count(*) FROM toy", i))
				if err != nil || n != i+1 {
					return fmt.Errorf("%d: got %d: %w", i, n, err)
				}
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
}

func TestDuplicate(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		y := bear("Bruno")
		insert(t, db, y)
		if err := save(t.Context(), db, y); !store.IsDuplicate(err) {
			t.Errorf("the same key again is %v, want a duplicate", err)
		}
		if store.IsDuplicate(errors.New("no")) || store.IsDuplicate(nil) {
			t.Error("another error was taken for a duplicate")
		}
	})
}

// TestLockedRowIsNotReadByTwo is the ledger's case: without the lock two transactions
// read the same last number, on PostgreSQL, and one of them is lost.
func TestLockedRowIsNotReadByTwo(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		const writers, each = 8, 25
		var all sync.WaitGroup
		for range writers {
			all.Go(func() {
				for range each {
					err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
						last, err := store.Lock[int](ctx, tx, "SELECT last FROM head WHERE only_one = $1", 1)
						if err != nil {
							return err
						}
						_, err = store.Exec(ctx, tx, "UPDATE head SET last = $1 WHERE only_one = 1", last+1)
						return err
					})
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
		if n, err := store.One[int](t.Context(), db, "SELECT last FROM head"); n != writers*each || err != nil {
			t.Errorf("counted to %d, %v, want %d", n, err, writers*each)
		}
	})
}
