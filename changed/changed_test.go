package changed

import (
	"context"
	"errors"
	"io/fs"
	"strconv"
	"sync"
	"testing"

	"throughline/store"
	"throughline/testkit"
)

func noting(ctx context.Context, db *store.DB, authority string, about ...string) error {
	return db.Write(ctx, func(_ context.Context, tx *store.Tx) error {
		Note(tx, authority, about...)
		return nil
	})
}

func TestAFeedTellsWhatWasChangedSince(t *testing.T) {
	testkit.EachEngine(t, []fs.FS{Migrations}, func(t *testing.T, db *store.DB) {
		var f Feed
		now := func() int64 {
			t.Helper()
			n, err := f.Now(t.Context(), db, "a")
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		note := func(authority string, about ...string) {
			t.Helper()
			if err := noting(t.Context(), db, authority, about...); err != nil {
				t.Fatal(err)
			}
		}
		note("a", "p1")
		before := now()
		if f.Changed(before, []string{"p1", Anything}) {
			t.Error("what was changed before is told as changed since")
		}
		note("b", "p1")
		if now(); f.Changed(before, []string{"p1", Anything}) {
			t.Error("another authority's change is told")
		}
		note("a", "p1", Kind("visit"))
		undone := errors.New("undone")
		err := db.Write(t.Context(), func(_ context.Context, tx *store.Tx) error {
			Note(tx, "a", "p2")
			return undone
		})
		if !errors.Is(err, undone) {
			t.Fatal(err)
		}
		after := now()
		for about, want := range map[string]bool{"p1": true, "p2": false, "kind:visit": true, "kind:contact": false, Anything: true} {
			if f.Changed(before, []string{"p3", about}) != want {
				t.Errorf("%s is told as changed: %v, want %v", about, !want, want)
			}
		}
		note("a", Everything)
		if now(); !f.Changed(after, nil) {
			t.Error("everything was changed and something stands")
		}
		var many []string
		for i := range mostNoted + 1 {
			many = append(many, "q"+strconv.Itoa(i))
		}
		after = now()
		note("a", many...)
		if now(); !f.Changed(after, []string{"p9"}) {
			t.Error("more was changed than is told, and something stands")
		}
	})
}

// What a feed has missed since it was tidied away may have been about anything.
func TestAFeedThatMissedSomeTrustsNothing(t *testing.T) {
	testkit.EachEngine(t, []fs.FS{Migrations}, func(t *testing.T, db *store.DB) {
		var f Feed
		before, err := f.Now(t.Context(), db, "a")
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			if err := noting(t.Context(), db, "a", "p1"); err != nil {
				t.Fatal(err)
			}
		}
		err = db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			_, err := store.Exec(ctx, tx, `UPDATE changed_head SET number = number + $2 WHERE authority_id = $1`, "a", kept-1)
			return err
		})
		if err == nil {
			err = Tidy(t.Context(), db, "a")
		}
		if err != nil {
			t.Fatal(err)
		}
		if n, err := store.One[int](t.Context(), db, `SELECT count(*) FROM changed WHERE authority_id = $1`, "a"); err != nil || n != 1 {
			t.Errorf("%d changes are left (%v), want the one that is within bounds", n, err)
		}
		if _, err := f.Now(t.Context(), db, "a"); err != nil || !f.Changed(before, []string{"p2"}) {
			t.Errorf("a feed that missed changes trusts what was kept before them (%v)", err)
		}
	})
}

// TestChangesAreSeenInTheirOrder has many write at once while a feed follows: whoever is told a number has
// been told all before it.
func TestChangesAreSeenInTheirOrder(t *testing.T) {
	testkit.EachEngine(t, []fs.FS{Migrations}, func(t *testing.T, db *store.DB) {
		const writers, each = 6, 20
		var f Feed
		if _, err := f.Now(t.Context(), db, "a"); err != nil {
			t.Fatal(err)
		}
		var wrote, follows sync.WaitGroup
		done := make(chan struct{})
		for w := range writers {
			wrote.Go(func() {
				for i := range each {
					if err := noting(t.Context(), db, "a", "w"+strconv.Itoa(w), "i"+strconv.Itoa(i)); err != nil {
						t.Error(err)
					}
				}
			})
		}
		follows.Go(func() {
			for {
				if _, err := f.Now(t.Context(), db, "a"); err != nil {
					t.Error(err)
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
		wrote.Wait()
		close(done)
		follows.Wait()
		n, err := f.Now(t.Context(), db, "a")
		if err != nil || n != writers*each || f.since != 0 {
			t.Errorf("the feed is at %d and knows all since %d (%v), want %d and from the first: a number was seen before one below it", n, f.since, err, writers*each)
		}
	})
}
