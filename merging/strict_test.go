package merging_test

import (
	"context"
	"slices"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/merging"
	"throughline/people"
	"throughline/store"
)

// do does something to who may see whom, which must succeed.
func (h *house) do(t *testing.T, what func(ctx context.Context, tx *store.Tx) error) {
	t.Helper()
	must(t, write(t, h.DB, what))
}

func (h *house) restrict(t *testing.T, person core.ID, users ...core.ID) {
	t.Helper()
	h.do(t, func(ctx context.Context, tx *store.Tx) error {
		return access.RestrictRecord(ctx, tx, h.who, person, "stalker", "", users...)
	})
}

// named are the users for whom somebody's restricted record is open.
func (h *house) named(t *testing.T, person core.ID) []core.ID {
	t.Helper()
	users, err := access.NamedFor(t.Context(), h.DB, h.who, person)
	must(t, err)
	slices.Sort(users)
	return users
}

func (h *house) sees(t *testing.T, user, person core.ID) bool {
	t.Helper()
	i := slices.IndexFunc(h.staff, func(w county.Worker) bool { return w.User == user })
	who := h.staff[i].Who
	who.Roles = []access.Role{access.OutOfHours}
	err := access.May(t.Context(), h.DB, who, access.See, person)
	if err != nil && !core.IsSort(err, core.Missing) && !core.IsSort(err, core.Forbidden) {
		t.Fatal(err)
	}
	return err == nil
}

// Somebody out of hours broke the glass of two restricted records, and is named for neither:
// merged, nobody at all would be named for the one.
func TestTwoRestrictedRecordsWithNobodyNamedForBothAreNotMerged(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		both := h.choice(t)
		h.restrict(t, h.a, h.staff[0].User)
		h.restrict(t, h.b, h.staff[1].User)
		night := access.Who{Authority: county.Authority, User: core.NewID(), Roles: []access.Role{access.ServiceManager, access.OutOfHours}, Level: access.L3}
		h.do(t, func(ctx context.Context, tx *store.Tx) error {
			for _, p := range []core.ID{h.a, h.b} {
				if err := access.BreakGlass(ctx, tx, night, p, "danger", "The police called at two in the morning."); err != nil {
					return err
				}
			}
			return nil
		})
		before := h.told(t, h.a, h.b)
		if _, err := merging.Merge(t.Context(), h.Keeper, night, both); !core.IsSort(err, core.Invalid) {
			t.Errorf("two restricted records for which nobody is named together are merged: %v, want Invalid", err)
		}
		if after := h.told(t, h.a, h.b); after != before {
			t.Errorf("a merge that was refused changed something:\n%s", differ(before, after))
		}
		h.verify(t)
	})
}

// What is decided about one person while two are taken for one holds for both when they part.
func TestWhatWasClosedSinceAMergeStaysClosedOfBoth(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		me, one, two := h.who.User, h.staff[0].User, h.staff[1].User
		h.later()
		m, err := merging.Merge(t.Context(), h.Keeper, h.who, h.choice(t))
		must(t, err)
		h.restrict(t, h.a, me, one)
		h.do(t, func(ctx context.Context, tx *store.Tx) error {
			return access.AddConflict(ctx, tx, h.who, one, h.b, "family") // by an old address of the page
		})
		if h.sees(t, one, h.a) {
			t.Error("a conflict told of who stands no longer does not hold for who does")
		}
		h.later()
		must(t, merging.Part(t.Context(), h.Keeper, h.who, m.ID, nil, "Two children."))
		for _, p := range []core.ID{h.a, h.b} {
			if h.sees(t, two, p) || h.sees(t, one, p) {
				t.Error("a record that was restricted while the two were one is open now")
			}
			if named, want := h.named(t, p), []core.ID{min(me, one), max(me, one)}; !slices.Equal(named, want) {
				t.Errorf("%d are named, want 2", len(named))
			}
		}
	})
}

// Whoever was taken off the list of those named while two were one is not named again, and
// what stands no longer is not opened by its old address.
func TestWhoWasTakenOffTheListIsNotNamedAgain(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		me, one, two := h.who.User, h.staff[0].User, h.staff[1].User
		other := h.who
		other.User = two
		for _, c := range []struct {
			why                string
			kept, other, since []core.ID // who is named before, and since
			by                 access.Who
			want               []core.ID // who is named for the other in the end
		}{
			{"one was taken off", nil, []core.ID{me, one}, []core.ID{me}, h.who, []core.ID{me}},
			{"all were taken off", nil, []core.ID{me, one}, []core.ID{two}, other, []core.ID{two}},
			{"one was named for the other alone", []core.ID{me, two}, []core.ID{me, one}, []core.ID{me}, h.who, []core.ID{me, one}},
		} {
			if c.kept != nil {
				h.restrict(t, h.a, c.kept...)
			}
			h.restrict(t, h.b, c.other...)
			m, err := merging.Merge(t.Context(), h.Keeper, h.who, h.choice(t))
			must(t, err)
			h.do(t, func(ctx context.Context, tx *store.Tx) error { return access.NameFor(ctx, tx, h.who, h.a, c.since...) })
			must(t, merging.Part(t.Context(), h.Keeper, c.by, m.ID, nil, "Two children."))
			slices.Sort(c.want)
			if named := h.named(t, h.b); !slices.Equal(named, c.want) {
				t.Errorf("%s: %d are named for the other, want %d", c.why, len(named), len(c.want))
			}
			h.do(t, func(ctx context.Context, tx *store.Tx) error {
				if c.kept != nil {
					if err := access.Unrestrict(ctx, tx, h.who, h.a); err != nil {
						return err
					}
				}
				return access.Unrestrict(ctx, tx, h.who, h.b)
			})
		}
	})
}

// Whoever stands no longer is not opened by an old address, and whoever is named for a
// restriction that ended since is not named for the next.
func TestNobodyOpensWhoStandsNoLonger(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		me, one, two := h.who.User, h.staff[0].User, h.staff[1].User
		h.restrict(t, h.a, me, one)
		h.restrict(t, h.b, me, two)
		m, err := merging.Merge(t.Context(), h.Keeper, h.who, h.choice(t))
		must(t, err)
		if list, err := access.Restrictions(t.Context(), h.DB, h.who); err != nil || len(list) != 1 || list[0].PersonID != h.a {
			t.Errorf("%d restrictions are to be reviewed, want that of who stands alone: %v", len(list), err)
		}
		h.do(t, func(ctx context.Context, tx *store.Tx) error { return access.Unrestrict(ctx, tx, h.who, h.b) })
		if _, closed, err := access.RestrictionOf(t.Context(), h.DB, county.Authority, h.b); err != nil || !closed {
			t.Errorf("who stands no longer is not closed off any more: %v", err)
		}
		if _, closed, err := access.RestrictionOf(t.Context(), h.DB, county.Authority, h.a); err != nil || closed {
			t.Errorf("who stands is restricted still: %v", err)
		}
		must(t, merging.Part(t.Context(), h.Keeper, h.who, m.ID, nil, "Two children."))
		h.restrict(t, h.a, me)
		if h.sees(t, one, h.a) || !slices.Equal(h.named(t, h.a), []core.ID{me}) {
			t.Error("who was named for a restriction that has ended is named for the next")
		}
		if want := []core.ID{min(me, two), max(me, two)}; !slices.Equal(h.named(t, h.b), want) {
			t.Error("those named for the other are not those of before")
		}
	})
}

// Of two merges into one person the first is not taken back before the second: what it made
// strict may be all that keeps the second closed.
func TestMergesAreTakenBackFromTheLatest(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		me, one := h.who.User, h.staff[0].User
		third := people.Person{Authority: county.Authority, Names: []people.Name{{Kind: people.Legal, Given: "Asha", Family: "Thorne"}}, Born: core.Day(2016, 5, 4)}
		h.do(t, func(ctx context.Context, tx *store.Tx) error {
			return people.Save(ctx, tx, h.who, h.now, &third, "added")
		})
		h.restrict(t, h.b, me)
		h.restrict(t, third.ID, me)
		h.later()
		first, err := merging.Merge(t.Context(), h.Keeper, h.who, h.choice(t))
		must(t, err)
		h.later()
		both, err := people.LoadMany(t.Context(), h.DB, county.Authority, []core.ID{h.a, third.ID})
		must(t, err)
		second, err := merging.Merge(t.Context(), h.Keeper, h.who, people.Choice{Kept: both[0], Other: both[1], Why: "The mother says so."})
		must(t, err)
		h.later()
		if err := merging.Part(t.Context(), h.Keeper, h.who, first.ID, nil, "Two children."); !core.IsSort(err, core.Changed) {
			t.Errorf("the first of two merges is taken back: %v, want Changed", err)
		}
		if h.sees(t, one, h.a) {
			t.Error("a restricted record is open to somebody who is not named")
		}
		for _, m := range []*people.Merge{second, first} {
			must(t, merging.Part(t.Context(), h.Keeper, h.who, m.ID, nil, "Two children."))
		}
		h.verify(t)
		if !h.sees(t, one, h.a) || h.sees(t, one, h.b) || h.sees(t, one, third.ID) {
			t.Error("after both merges were taken back the three are not closed and open as before")
		}
	})
}
