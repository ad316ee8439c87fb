package county

import (
	"maps"
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
			testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) { holds(t, db, s) })
		})
	}
}

func holds(t *testing.T, db *store.DB, s *Story) {
	t.Helper()
	now := core.Instant(0)
	k, err := all.Keep(t.Context(), db, "", func() core.Instant { return now })
	if err != nil {
		t.Fatal(err)
	}
	now, err = s.Steps[0].When()
	if err != nil {
		t.Fatal(err)
	}
	workers, err := Fill(t.Context(), k, 1, 0, now, nil)
	if err != nil {
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
