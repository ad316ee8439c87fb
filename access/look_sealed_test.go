package access

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"throughline/core"
	"throughline/ledger"
	"throughline/store"
	"throughline/testkit"
)

// A look that was sealed cannot be changed, put in or taken away unnoticed, whoever gets
// round the trigger; one that is not settled yet is sealed with the next.
func TestASealedLookThatIsChangedIsNamed(t *testing.T) {
	testkit.EachEngine(t, append([]fs.FS{ledger.Migrations}, sources...), func(t *testing.T, db *store.DB) {
		s := newService(t, db)
		worker, authority := s.as(SocialWorker), s.authority
		look := func(n int) {
			t.Helper()
			looks := make([]Looked, n)
			for i := range looks {
				looks[i] = Looked{What: RecordPage, Person: s.children["own"], Record: core.NewID(), Reason: fmt.Sprint(i)}
			}
			if err := LookNow(t.Context(), db, worker, looks...); err != nil {
				t.Fatal(err)
			}
		}
		lines := func() int64 {
			t.Helper()
			n, err := store.One[int64](t.Context(), db, `SELECT count(*) FROM ledger WHERE kind = 'looks'`)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		seal := func(at core.Instant) {
			t.Helper()
			if err := SealLooks(t.Context(), db, authority, at); err != nil {
				t.Fatal(err)
			}
		}
		look(2*looksInStretch + 30)
		seal(core.InstantOf(time.Now()))
		if n := lines(); n != 0 {
			t.Errorf("looks that are not settled were sealed by %d lines", n)
		}
		later := core.InstantOf(time.Now()).Plus(time.Hour)
		seal(later)
		seal(later)
		if n := lines(); n != 1 {
			t.Errorf("%d lines seal the looks, want 1", n)
		}
		look(10)
		ids, err := store.All[core.ID](t.Context(), db, `SELECT id FROM look WHERE authority_id = $1 ORDER BY id`, authority)
		if err != nil {
			t.Fatal(err)
		}
		sealed, open := ids[looksInStretch+7], ids[len(ids)-1]
		if _, err := ledger.Verify(t.Context(), db, authority, LooksAccount()); err != nil {
			t.Fatalf("nothing was changed: %v", err)
		}
		err = try(t, db, func(ctx context.Context, tx *store.Tx) error {
			for _, stop := range map[store.Engine][]string{
				store.SQLite:     {`DROP TRIGGER look_is_never_changed`, `DROP TRIGGER look_is_never_cut`},
				store.PostgreSQL: {`DROP TRIGGER look_is_never_changed ON look`},
			}[db.Engine()] {
				if _, err := store.Exec(ctx, tx, stop); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			why, change string
			args        []any
			named       core.ID // "" is nobody
			words       string
		}{
			{"when", `UPDATE look SET at = $2 WHERE id = $1`, []any{sealed, later}, sealed, "changed or put in"},
			{"who", `UPDATE look SET user_id = $2 WHERE id = $1`, []any{sealed, core.NewID()}, sealed, "changed or put in"},
			{"in which roles", `UPDATE look SET roles = 'director' WHERE id = $1`, []any{sealed}, sealed, "changed or put in"},
			{"in which session", `UPDATE look SET session_id = $2 WHERE id = $1`, []any{sealed, core.NewID()}, sealed, "changed or put in"},
			{"at whom", `UPDATE look SET person_id = NULL WHERE id = $1`, []any{sealed}, sealed, "changed or put in"},
			{"at what", `UPDATE look SET record_id = NULL WHERE id = $1`, []any{sealed}, sealed, "changed or put in"},
			{"how", `UPDATE look SET what = 'print' WHERE id = $1`, []any{sealed}, sealed, "changed or put in"},
			{"why", `UPDATE look SET reason = 'another' WHERE id = $1`, []any{sealed}, sealed, "changed or put in"},
			{"for what", `UPDATE look SET terms = 'x' WHERE id = $1`, []any{sealed}, sealed, "changed or put in"},
			{"it is taken away", `DELETE FROM look WHERE id = $1`, []any{sealed}, ids[2*looksInStretch-1], "1 of 200 lines"},
			{"the last of a stretch is taken away", `DELETE FROM look WHERE id = $1`, []any{ids[looksInStretch-1]}, ids[looksInStretch-1], "1 of 200 lines"},
			{"one is put in", `INSERT INTO look (authority_id, id, at, what) VALUES ('` + authority + `', $1, $2, 'print')`, []any{nextID(sealed), later}, nextID(sealed), "changed or put in"},
			{"one that is not sealed is changed", `UPDATE look SET reason = 'another' WHERE id = $1`, []any{open}, "", ""},
		} {
			var faults []*ledger.Fault
			undo := errors.New("undo")
			err := try(t, db, func(ctx context.Context, tx *store.Tx) error {
				if n, err := store.Exec(ctx, tx, c.change, c.args...); err != nil || n != 1 {
					t.Fatalf("%s: %d rows (%v)", c.why, n, err)
				}
				if _, err := ledger.Inspect(ctx, tx, authority, func(f *ledger.Fault) { faults = append(faults, f) }, LooksAccount()); err != nil {
					return err
				}
				return undo
			})
			if !errors.Is(err, undo) {
				t.Fatal(err)
			}
			named := false
			for _, f := range faults {
				named = named || f.Record == c.named && strings.Contains(f.Words, c.words)
			}
			if named != (c.named != "") || c.named == "" && len(faults) > 0 {
				t.Errorf("%s: told %v, want %s named", c.why, faults, c.named)
			}
		}
		seal(later.Plus(time.Hour))
		if n := lines(); n != 2 {
			t.Errorf("%d lines seal the looks, want 2", n)
		}
		if _, err := ledger.Verify(t.Context(), db, authority, LooksAccount()); err != nil {
			t.Errorf("after more were sealed: %v", err)
		}
	})
}

// nextID is an id just after another.
func nextID(id core.ID) core.ID {
	last := id[len(id)-1]
	if last == 'f' {
		return id[:len(id)-2] + "ff"
	}
	return id[:len(id)-1] + "f"
}
