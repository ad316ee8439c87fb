package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"testing"

	"throughline/core"
	"throughline/ledger"
	"throughline/store"
	"throughline/testkit"
)

var tables = []fs.FS{ledger.Migrations}

func add(t *testing.T, db *store.DB, record core.ID, version int64, at core.Instant, body string) {
	t.Helper()
	err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		l := ledger.Line{Authority: "x", At: at, Who: core.NewID(), Why: "saved", Kind: "note", Record: record, Version: version, Body: []byte(body)}
		return ledger.Append(ctx, tx, &l)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAsOfAndHistory(t *testing.T) {
	testkit.EachEngine(t, tables, func(t *testing.T, db *store.DB) {
		id, first := core.NewID(), core.At(core.Day(2026, 3, 1), 9, 0)
		later := core.At(core.Day(2026, 3, 5), 9, 0)
		add(t, db, id, 1, first, `{"text":"one"}`)
		add(t, db, id, 2, later, `{"text":"two"}`)
		for _, c := range []struct {
			why  string
			at   core.Instant
			want string
		}{
			{"before it was made", first - 1, ""},
			{"at the moment it was made", first, `{"text":"one"}`},
			{"between the versions", later - 1, `{"text":"one"}`},
			{"now", later + 1, `{"text":"two"}`},
		} {
			l, err := ledger.AsOf(t.Context(), db, "x", id, c.at)
			if string(l.Body) != c.want || (err != nil) != (c.want == "") {
				t.Errorf("%s: %s, %v; want %s", c.why, l.Body, err, c.want)
			}
		}
		lines, err := ledger.History(t.Context(), db, "x", id)
		if err != nil || len(lines) != 2 || lines[1].Prev != lines[0].Seal {
			t.Errorf("the history is %v, %v", lines, err)
		}
	})
}

// Many writers at once must make one chain: read without a lock it forks.
func TestTheChainDoesNotFork(t *testing.T) {
	testkit.EachEngine(t, tables, func(t *testing.T, db *store.DB) {
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				for range 10 {
					add(t, db, core.NewID(), 1, core.At(core.Day(2026, 3, 1), 9, 0), `{}`)
				}
			})
		}
		wg.Wait()
		if n, err := ledger.Verify(t.Context(), db, "x"); err != nil || n != 80 {
			t.Errorf("%d lines, %v; want 80, all sound", n, err)
		}
	})
}

func TestAnErasureBreaksNoSeal(t *testing.T) {
	testkit.EachEngine(t, tables, func(t *testing.T, db *store.DB) {
		gone, kept := core.NewID(), core.NewID()
		at := core.At(core.Day(2026, 3, 1), 9, 0)
		add(t, db, gone, 1, at, `{"text":"to be forgotten"}`)
		add(t, db, kept, 1, at, `{"text":"to be kept"}`)
		err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			return ledger.Erase(ctx, tx, ledger.Line{Authority: "x", At: at, Who: core.NewID(), Why: "the time to keep it has run out", Record: gone})
		})
		if err != nil {
			t.Fatal(err)
		}
		if n, err := ledger.Verify(t.Context(), db, "x"); err != nil || n != 3 {
			t.Errorf("%d lines after an erasure, %v", n, err)
		}
		if l, err := ledger.AsOf(t.Context(), db, "x", gone, at); err != nil || !l.Erased || l.Body != nil {
			t.Errorf("the erased record reads %s, %v", l.Body, err)
		}
		if l, err := ledger.AsOf(t.Context(), db, "x", kept, at); err != nil || string(l.Body) != `{"text":"to be kept"}` {
			t.Errorf("the other record reads %s, %v", l.Body, err)
		}
	})
}

// Every line of the ledger that is changed, by whoever got round the locks, is named.
func TestAnyChangedLineIsNamed(t *testing.T) {
	db := testkit.Database(t, store.SQLite, tables...)
	for i := range 5 {
		add(t, db, core.NewID(), 1, core.At(core.Day(2026, 3, 1+i), 9, 0), fmt.Sprintf(`{"n":%d}`, i))
	}
	undo := errors.New("undo")
	for _, column := range []string{"at = '2020-01-01T00:00:00.000000Z'", "why = 'x'", "kind = 'x'", "version = 7", "body = x'00'", "prev = 'x'", "seal = 'x'"} {
		for seq := 1; seq <= 5; seq++ {
			err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
				for _, q := range []string{`DROP TRIGGER ledger_is_never_changed`, fmt.Sprintf(`UPDATE ledger SET %s WHERE seq = %d`, column, seq)} {
					if _, err := store.Exec(ctx, tx, q); err != nil {
						t.Fatal(err)
					}
				}
				var f *ledger.Fault
				if _, err := ledger.Verify(ctx, tx, "x"); !errors.As(err, &f) || f.Seq != int64(seq) {
					t.Errorf("line %d with %s: %v", seq, column, err)
				}
				return undo
			})
			if !errors.Is(err, undo) {
				t.Fatal(err)
			}
		}
	}
}

func TestTheLedgerRefusesToBeChanged(t *testing.T) {
	testkit.EachEngine(t, tables, func(t *testing.T, db *store.DB) {
		add(t, db, core.NewID(), 1, core.At(core.Day(2026, 3, 1), 9, 0), `{}`)
		for _, q := range []string{`UPDATE ledger SET why = 'x'`, `DELETE FROM ledger`} {
			err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
				_, err := store.Exec(ctx, tx, q)
				return err
			})
			if err == nil {
				t.Errorf("%s was let through", q)
			}
		}
	})
}
