package county

import (
	"context"
	"maps"
	"os"
	"strconv"
	"testing"

	"throughline/core"
	"throughline/ledger"
	"throughline/practice/all"
	"throughline/store"
	"throughline/testkit"
)

// TestEveryStoryHolds tells each story by the records, and holds its clocks against the
// timetable that was worked out by hand, both returns against their rules, and the ledger.
func TestEveryStoryHolds(t *testing.T) {
	stories, err := Stories()
	if err != nil {
		t.Fatal(err)
	}
	vignettes, err := Vignettes()
	if err != nil {
		t.Fatal(err)
	}
	maps.Copy(stories, vignettes)
	for name, s := range stories {
		t.Run(name, func(t *testing.T) {
			staffed.EachEngine(t, func(t *testing.T, db *store.DB, workers []Worker) { holds(t, db, workers, s) })
		})
	}
}

func TestMain(m *testing.M) { os.Exit(testkit.Run(m)) }

// staffed is a county with its staff and no families, from before the first story begins.
var staffed = testkit.NewFilling(all.Sources(), func(ctx context.Context, db *store.DB) ([]Worker, error) {
	k, err := all.Keep(ctx, db, "", nil)
	if err != nil {
		return nil, err
	}
	return Fill(ctx, k, 1, 0, core.At(core.Day(2023, 1, 2), 9, 0), nil)
})

func holds(t *testing.T, db *store.DB, workers []Worker, s *Story) {
	t.Helper()
	now := core.Instant(0)
	k, err := all.Keep(t.Context(), db, "", func() core.Instant { return now })
	if err != nil {
		t.Fatal(err)
	}
	if now, err = s.Steps[0].When(); err != nil {
		t.Fatal(err)
	}
	numbers := 900000
	l, err := Tell(t.Context(), k, workers, s, 0, func() string { numbers++; return "S" + strconv.Itoa(numbers) })
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range s.Steps {
		now = l.When(step)
		if err := l.Do(t.Context(), step); err != nil {
			t.Fatal(err)
		}
	}
	wrong, err := l.Wrong(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range wrong {
		t.Error(w)
	}
	if _, err := ledger.Verify(t.Context(), db, Authority, all.Accounts(k)...); err != nil {
		t.Error(err)
	}
}
