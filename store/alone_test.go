package store_test

import (
	"context"
	"testing"

	"throughline/store"
	"throughline/testkit"
)

// TestAloneIsDoneByOneProgram has two programs, each with a pool of its own, want to do the
// same at once.
func TestAloneIsDoneByOneProgram(t *testing.T) {
	c := testkit.Config(t, store.PostgreSQL)
	open := func() *store.DB {
		db, err := store.Open(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
		return db
	}
	one, other := open(), open()
	tries := func(why string, db *store.DB, name string, want bool) {
		t.Helper()
		done := false
		did, err := db.Alone(t.Context(), name, func(context.Context) error { done = true; return nil })
		if did != want || done != want || err != nil {
			t.Errorf("%s: said to have done it %t, and did %t, want %t: %v", why, did, done, want, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	did, err := one.Alone(ctx, "signing", func(ctx context.Context) error {
		tries("the other program, meanwhile", other, "signing", false)
		tries("another connection of the same program", one, "signing", false)
		tries("something else", other, "looking", true)
		cancel()
		return ctx.Err()
	})
	if !did || err == nil {
		t.Errorf("done %t, with %v, where the work had to be broken off", did, err)
	}
	tries("the other program, afterwards", other, "signing", true)
	tries("the first once more", one, "signing", true)
}
