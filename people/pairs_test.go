package people_test

import (
	"context"
	"slices"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/people"
	"throughline/people/peopletest"
	"throughline/store"
	"throughline/testkit"
)

// TestPairsAreFoundAmongMany writes some people of a town down again, spoilt as they come in
// by another door, and looks for all pairs.
func TestPairsAreFoundAmongMany(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		town := peopletest.NewTown(4, 1200, "north", now.Date())
		town.Save(t, db, frontDoor)
		again := map[core.ID]core.ID{} // the second of each, by the first
		for i, p := range town.People {
			if i%40 != 0 || p.Names[0].Family == "" {
				continue
			}
			second := people.New("north")
			second.Names = []people.Name{p.Names[0]}
			second.Born = p.Born
			switch (i / 40) % 4 {
			case 0: // one letter of the family name doubled
				family := p.Names[0].Family
				second.Names[0].Family = family[:2] + family[1:]
			case 1:
				second.Identifiers = p.Identifiers[:1]
				second.Born = 0
			case 2:
				second.Born = p.Born.PlusYears(1)
				second.Addresses = p.Addresses
			}
			must(t, save(t, db, frontDoor, now, second))
			again[p.ID] = second.ID
		}
		must(t, people.LookForPairs(t.Context(), db, "north", now))
		manager := worker(access.ServiceManager)
		pairs, all, err := people.Pairs(t.Context(), db, manager, now.Date())
		must(t, err)
		found := 0
		for one, other := range again {
			if slices.ContainsFunc(pairs, func(p people.Pair) bool {
				return p.One.Person == min(one, other) && p.Other.Person == max(one, other) && len(p.Why) > 0
			}) {
				found++
			}
		}
		t.Logf("%d of %d written twice are among the first %d of %d pairs", found, len(again), len(pairs), all)
		if found*10 < len(again)*9 || all > 3*len(again) {
			t.Errorf("%d of %d written twice are found among %d pairs, want nine in ten, and few others", found, len(again), all)
		}

		first := pairs[0]
		must(t, write(t, db, func(ctx context.Context, tx *store.Tx) error {
			return people.NotTheSame(ctx, tx, manager, now, first.One.Person, first.Other.Person, "Seen together.")
		}))
		must(t, people.LookForPairs(t.Context(), db, "north", now))
		after, left, err := people.Pairs(t.Context(), db, manager, now.Date())
		must(t, err)
		if left != all-1 || after[0].One.Person == first.One.Person && after[0].Other.Person == first.Other.Person {
			t.Errorf("a pair of whom it was said that they are two is shown again, among %d", left)
		}
		if _, _, err := people.Pairs(t.Context(), db, frontDoor, now.Date()); !core.IsSort(err, core.Forbidden) {
			t.Errorf("a front door worker asks for pairs: %v, want Forbidden", err)
		}
	})
}
