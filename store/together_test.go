package store_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"throughline/store"
)

var noteColumns = []string{"note_id", "words"}

// TestRowsAddedTogetherAreAllKept has many ask for rows at once, some of which cannot be
// added: those alone are refused, and whoever was told that a row is kept finds it.
func TestRowsAddedTogetherAreAllKept(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		const many = 100
		errs := make([]error, many)
		var all sync.WaitGroup
		for i := range many {
			all.Go(func() {
				id := i + 1
				if i%10 == 9 {
					id = i // the row of the one before
				}
				errs[i] = db.InsertTogether(t.Context(), "note", noteColumns, []any{id, fmt.Sprint("row ", i)}, []any{1000 + i, "and another"})
				if errs[i] == nil {
					if _, err := store.One[string](t.Context(), db, `SELECT words FROM note WHERE note_id = $1`, 1000+i); err != nil {
						t.Errorf("row %d was said to be kept: %v", i, err)
					}
				}
			})
		}
		all.Wait()
		refused := 0
		for i, err := range errs {
			if err == nil {
				continue
			}
			refused++
			if !store.IsDuplicate(err) {
				t.Errorf("row %d: %v", i, err)
			}
		}
		if refused != many/10 {
			t.Errorf("%d of %d were refused, want the %d whose key another had", refused, many, many/10)
		}
		n, err := store.One[int](t.Context(), db, `SELECT count(*) FROM note`)
		if err != nil || n != 2*(many-refused) {
			t.Errorf("%d rows are kept, %v; want two for each that was not refused", n, err)
		}
	})
}

func TestRowsAddedTogetherSayWhatIsWrong(t *testing.T) {
	withToys(t, func(t *testing.T, db *store.DB) {
		if err := db.InsertTogether(t.Context(), "note", noteColumns, []any{1}); err == nil || !strings.Contains(err.Error(), "2 columns and 1 values") {
			t.Errorf("a row with too few values gave %v", err)
		}
		err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			return db.InsertTogether(ctx, "note", noteColumns, []any{1, "inside"})
		})
		if err == nil || !strings.Contains(err.Error(), "from inside one of its transactions") {
			t.Errorf("from inside a transaction it gave %v", err)
		}
		gone, leave := context.WithCancel(t.Context())
		leave()
		if err := db.InsertTogether(gone, "note", noteColumns, []any{2, "gone"}); err == nil {
			t.Error("whoever had left was told that the row is kept")
		}
	})
}
