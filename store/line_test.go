package store

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
)

// TestWhoCameFirstWritesFirst lets several write without a pause, and counts how many others
// were served while each waited: hardly ever more than stood before it, where by chance every
// eighth would wait twice as long.
func TestWhoCameFirstWritesFirst(t *testing.T) {
	db, err := openSQLite(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	const writers, each = 8, 150
	var served, long atomic.Int64
	failed := make([]error, writers)
	var all sync.WaitGroup
	for i := range writers {
		all.Go(func() {
			for range each {
				before := served.Load()
				failed[i] = errors.Join(failed[i], db.Write(t.Context(), func(ctx context.Context, tx *Tx) error {
					if served.Add(1)-before > 2*writers {
						long.Add(1)
					}
					_, err := One[int](ctx, tx, "SELECT count(*) FROM sqlite_schema")
					return err
				}))
			}
		})
	}
	all.Wait()
	if err := errors.Join(append(failed, db.Close())...); err != nil {
		t.Fatal(err)
	}
	if n := long.Load(); n > writers*each/25 {
		t.Errorf("%d of %d waited while more than %d others were served", n, writers*each, 2*writers)
	}
}

// TestWhoGoesAwayLeavesTheLine holds that one who gives up waiting keeps nobody from their turn.
func TestWhoGoesAwayLeavesTheLine(t *testing.T) {
	l := make(line, 1)
	leave, err := l.wait(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.wait(gone); !errors.Is(err, context.Canceled) {
		t.Errorf("one who had gone away was given a turn: %v", err)
	}
	leave()
	if leave, err = l.wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	leave()
}
