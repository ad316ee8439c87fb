package county

import (
	"testing"

	"throughline/core"
	"throughline/ledger"
	"throughline/practice/all"
	"throughline/store"
	"throughline/testkit"
)

func TestACountyIsWhole(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		k, err := all.Keep(t.Context(), db, "", nil)
		if err != nil {
			t.Fatal(err)
		}
		workers, err := Fill(t.Context(), k, 1, 12, core.At(core.Day(2026, 11, 20), 15, 0), nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(workers) != len(posts) {
			t.Errorf("%d workers were hired, want %d", len(workers), len(posts))
		}
		kinds, err := store.All[string](t.Context(), db, `SELECT DISTINCT kind FROM record ORDER BY kind`)
		if err != nil {
			t.Fatal(err)
		}
		if len(kinds) < 6 {
			t.Errorf("only %v happen in the county", kinds)
		}
		if n, err := ledger.Verify(t.Context(), db, Authority, all.Accounts(k)...); err != nil || n == 0 {
			t.Errorf("the ledger of %d lines is not sound: %v", n, err)
		}
	})
}
