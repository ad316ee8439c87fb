package county

import (
	"maps"
	"slices"
	"strconv"
	"testing"

	"throughline/core"
	"throughline/practice/all"
	"throughline/store"
)

// notTold are the kinds of which no story has a record, each with the reason.
var notTold = map[string]string{
	"worry":                 "the public's site writes it; the site's own tests tell it",
	"cin_episode":           "an import brings it; of work done here the census makes it up each time",
	"cin_assessment":        "as a time as a child in need",
	"cin_details":           "an import brings it",
	"pre_proceedings_round": "as a time as a child in need",
	"care_leaver_outcome":   "an import brings it; of times in touch the return makes it up each time",
}

// TestEveryKindHappens tells all stories to their end in one county, and holds that every
// kind of record happens there.
func TestEveryKindHappens(t *testing.T) {
	db, workers := staffed.Database(t, store.SQLite)
	now := core.Instant(0)
	k, err := all.Keep(t.Context(), db, "", func() core.Instant { return now })
	if err != nil {
		t.Fatal(err)
	}
	stories, err := Stories()
	if err != nil {
		t.Fatal(err)
	}
	vignettes, err := Vignettes()
	if err != nil {
		t.Fatal(err)
	}
	maps.Copy(stories, vignettes)
	numbers := 900000
	for _, name := range slices.Sorted(maps.Keys(stories)) {
		s := *stories[name]
		s.People = slices.Clone(s.People)
		for i := range s.People {
			s.People[i].UPN = "" // two stories may have taken the same
		}
		l, err := Tell(t.Context(), k, workers, &s, 0, func() string { numbers++; return "S" + strconv.Itoa(numbers) })
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, step := range s.Steps {
			now = l.When(step)
			if err := l.Do(t.Context(), step); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
	happened, err := store.All[string](t.Context(), db, `SELECT DISTINCT kind FROM record`)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range all.Kinds {
		if why := notTold[kind.Name]; slices.Contains(happened, kind.Name) == (why != "") {
			t.Errorf("%s: it happens in a story, or the list says why not (%q), one of them", kind.Name, why)
		}
	}
}
