package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"throughline/store"
	"throughline/testkit"
)

func addNote(ctx context.Context, tx *store.Tx, words string) error {
	return tx.Insert(ctx, "note", []string{"words"}, words)
}

func TestNothingIsKeptOfAFailedTransaction(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		no := errors.New("no")
		if err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			return errors.Join(addNote(ctx, tx, "lost"), no)
		}); !errors.Is(err, no) {
			t.Errorf("the error came back as %v", err)
		}
		func() {
			defer func() {
				if p := recover(); p != "oh" {
					t.Errorf("the panic came back as %v", p)
				}
			}()
			err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
				if err := addNote(ctx, tx, "lost too"); err != nil {
					return err
				}
				panic("oh")
			})
			t.Errorf("the panic was swallowed, error %v", err)
		}()
		if err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error { return addNote(ctx, tx, "kept") }); err != nil {
			t.Fatal(err)
		}
		if got := names(t, db, "SELECT words FROM note"); got != "kept" {
			t.Errorf("kept %q", got)
		}
	})
}

func TestAskingTheDatabaseInsideATransactionIsRefused(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		other := testkit.Database(t, db.Engine(), sources("0001_toy.sql", toys)...)
		for _, c := range []struct {
			why    string
			ask    func(ctx context.Context) error
			refuse bool
		}{
			{"a question", func(ctx context.Context) error {
				_, err := store.All[string](ctx, db, "SELECT words FROM note")
				return err
			}, true},
			{"a transaction", func(ctx context.Context) error {
				return db.Write(ctx, func(context.Context, *store.Tx) error { return nil })
			}, true},
			{"a snapshot", func(ctx context.Context) error {
				return db.Read(ctx, func(context.Context, *store.Tx) error { return nil })
			}, true},
			{"another database", func(ctx context.Context) error {
				_, err := store.All[string](ctx, other, "SELECT words FROM note")
				return err
			}, false},
		} {
			err := db.Write(t.Context(), func(ctx context.Context, _ *store.Tx) error { return c.ask(ctx) })
			if refused := err != nil && strings.Contains(err.Error(), "inside"); refused != c.refuse {
				t.Errorf("%s inside a transaction: %v", c.why, err)
			}
		}
	})
}

func TestReadSeesOneSnapshotAndWritesNothing(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		err := db.Read(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			before := names(t, tx, "SELECT words FROM note")
			// t.Context() is outside this transaction, so this is another one.
			if err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error { return addNote(ctx, tx, "later") }); err != nil {
				return err
			}
			if after := names(t, tx, "SELECT words FROM note"); after != before {
				t.Errorf("the snapshot went from %q to %q", before, after)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		if err := db.Read(t.Context(), func(ctx context.Context, tx *store.Tx) error { return addNote(ctx, tx, "x") }); err == nil {
			t.Error("a row was written inside Read")
		}
		if got := names(t, db, "SELECT words FROM note"); got != "later" {
			t.Errorf("afterwards there is %q, want later", got)
		}
	})
}

// TestDeadlockIsRunAgain has two transactions take the same two rows in opposite order.
// PostgreSQL ends one of them, which must then be run again; SQLite has them take turns.
func TestDeadlockIsRunAgain(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		if err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			return tx.Insert(ctx, "head", []string{"only_one", "last"}, 2, 0)
		}); err != nil {
			t.Fatal(err)
		}
		runs := make(chan int, 2)
		first, second := make(chan struct{}), make(chan struct{})
		swap := func(mine, other int, done, wait chan struct{}) {
			n := 0
			err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
				n++
				for _, row := range []int{mine, other} {
					if _, err := store.Exec(ctx, tx, "UPDATE head SET last = last + 1 WHERE only_one = $1", row); err != nil {
						return err
					}
					if row == mine && n == 1 && tx.Engine() == store.PostgreSQL {
						close(done)
						<-wait
					}
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
			runs <- n
		}
		go swap(1, 2, first, second)
		go swap(2, 1, second, first)
		total := <-runs + <-runs
		if want := map[store.Engine]int{store.SQLite: 2, store.PostgreSQL: 3}[db.Engine()]; total != want {
			t.Errorf("%d runs, want %d", total, want)
		}
		if got, err := store.One[int](t.Context(), db, "SELECT sum(last) FROM head"); got != 4 || err != nil {
			t.Errorf("four updates made %d, %v", got, err)
		}
	})
}

func TestAnEndedContextEndsTheWaiting(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		ctx, end := context.WithCancel(t.Context())
		err := db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
			end()
			return addNote(ctx, tx, "lost")
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want that the context was cancelled", err)
		}
		if got := names(t, db, "SELECT words FROM note"); got != "" {
			t.Errorf("kept %q", got)
		}
	})
}
