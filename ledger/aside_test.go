package ledger_test

import (
	"context"
	"errors"
	"testing"

	"throughline/core"
	"throughline/ledger"
	"throughline/store"
	"throughline/testkit"
)

// Lines that are put aside are those of the steps that were kept, in their order; whoever
// asks for the ledger finds them there, also after a step was undone.
func TestLinesPutAside(t *testing.T) {
	testkit.EachEngine(t, tables, func(t *testing.T, db *store.DB) {
		never := errors.New("never kept")
		var aside ledger.Aside
		err := db.Write(aside.With(t.Context()), func(ctx context.Context, tx *store.Tx) error {
			joined := tx.Joined()
			put := func(id core.ID, fails error) {
				err := joined.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
					l := ledger.Line{Authority: "x", At: 1, Who: core.NewID(), Why: "saved", Kind: "note", Record: id, Version: 1, Body: []byte(`{}`)}
					return errors.Join(ledger.Append(ctx, tx, &l), fails)
				})
				if !errors.Is(err, fails) {
					t.Fatal(err)
				}
			}
			a, b, c := core.NewID(), core.NewID(), core.NewID()
			put(a, nil)
			if n := len(aside.Lines()); n != 1 {
				t.Errorf("%d lines are put aside, want 1", n)
			}
			found := func(id core.ID, want int) {
				if lines, err := ledger.History(ctx, joined, "x", id); err != nil || len(lines) != want {
					t.Errorf("the ledger has %d lines, %v; want %d", len(lines), err, want)
				}
			}
			found(a, 1)
			put(b, never)
			if err := joined.Write(ctx, func(ctx context.Context, tx *store.Tx) error { // asked within a step that is undone
				l := ledger.Line{Authority: "x", At: 1, Who: core.NewID(), Why: "saved", Kind: "note", Record: b, Version: 1, Body: []byte(`{}`)}
				if err := ledger.Append(ctx, tx, &l); err != nil {
					return err
				}
				lines, err := ledger.History(ctx, tx, "x", b)
				if err != nil || len(lines) != 1 {
					t.Errorf("the step that told it finds %d lines, %v", len(lines), err)
				}
				return never
			}); !errors.Is(err, never) {
				t.Fatal(err)
			}
			put(c, nil)
			found(a, 1)
			found(b, 0)
			found(c, 1)
			if len(aside.Lines()) != 2 || aside.Lines()[0].Record != a || aside.Lines()[1].Record != c {
				t.Errorf("put aside are %d lines, want those of the first and the last step", len(aside.Lines()))
			}
			return never
		})
		if !errors.Is(err, never) {
			t.Fatal(err)
		}
		if heads, err := ledger.Heads(t.Context(), db); err != nil || len(heads) != 0 {
			t.Errorf("what was never kept left %v, %v", heads, err)
		}
	})
}
