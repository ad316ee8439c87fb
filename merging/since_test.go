package merging_test

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/merging"
	"throughline/people"
	"throughline/store"
)

// note writes a case note about a child and returns its id.
func (h *house) note(t *testing.T, child core.ID, text string) core.ID {
	t.Helper()
	s, err := h.Start(t.Context(), h.DB, h.who, "case_note", "", child)
	must(t, err)
	typed := s.Kind.Typed(s.Entry)
	for name, value := range map[string]string{"note_kind": "professional", "text": text, "significant": "no",
		"happened_at": h.now.Date().String() + " 09:00", "happened_at-day": "3", "happened_at-month": "11", "happened_at-year": "2026", "happened_at-time": "09:00"} {
		typed[name] = []string{value}
	}
	if wrong := s.Kind.Read(s.Entry, typed, h.now.Date()); len(wrong) > 0 {
		t.Fatal(wrong, url.Values(typed))
	}
	must(t, h.Save(t.Context(), h.who, s.Entry, 0, "handed in"))
	return s.Entry.Head().ID
}

// onlyOpen leaves out of what is told the involvements that have ended: those of a restriction
// that a merge made stay in the list, with their last day.
func onlyOpen(told string) string {
	var out []string
	for l := range strings.Lines(told) {
		l = strings.TrimSpace(l)
		if _, err := core.ParseDate(l[max(0, len(l)-10):]); err != nil || !strings.Contains(l, " work named ") {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// later lets a minute go by.
func (h *house) later() { h.now += 60_000_000 }

func TestWhatWasWrittenSinceGoesWhereItBelongs(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.later()
		m, err := merging.Merge(t.Context(), h.Keeper, h.who, h.choice(t))
		must(t, err)
		h.later()
		stays, goes := h.note(t, h.a, "The school rang about the first."), h.note(t, h.a, "The school rang about the other.")
		kept, err := people.Load(t.Context(), h.DB, county.Authority, h.a)
		must(t, err)
		kept.Religion = "none"
		kept.Phones = append(slices.Clone(kept.Phones), people.Detail{Kind: "mobile", Value: "07700 900555"})
		must(t, write(t, h.DB, func(ctx context.Context, tx *store.Tx) error {
			return people.Save(ctx, tx, h.who, h.now, kept, "told by the school")
		}))
		since, err := merging.Since(t.Context(), h.Keeper, h.DB, h.who, m)
		must(t, err)
		if len(since) != 2 {
			t.Errorf("%d records were written since, want 2", len(since))
		}
		h.later()
		must(t, merging.Part(t.Context(), h.Keeper, h.who, m.ID, []core.ID{goes}, "Two children, seen together."))
		h.verify(t)
		for id, of := range map[core.ID]core.ID{stays: h.a, goes: h.b} {
			e, _, err := h.Load(t.Context(), h.DB, h.who, id)
			must(t, err)
			if b := e.Head(); !slices.Equal(b.People, []core.ID{of}) || b.Author != h.who.User {
				t.Errorf("a note is about %v, want %v", b.People, of)
			}
		}
		if kept, err = people.Load(t.Context(), h.DB, county.Authority, h.a); err != nil || kept.Religion != "none" || len(kept.Phones) == 0 || kept.Phones[len(kept.Phones)-1].Value != "07700 900555" {
			t.Errorf("what was changed since did not stay: %+v, %v", kept, err)
		}
	})
}

// The stricter restriction holds, whoever of the two has it, and nobody sees more than before.
func TestTheStricterRestrictionHolds(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		one, two := h.staff[0].User, h.staff[1].User
		me := h.who.User
		for _, c := range []struct {
			why         string
			kept, other []core.ID // who is named for each; nil where it is not restricted
			want        []core.ID // who is named for the one who stands
		}{
			{"the other", nil, []core.ID{me, one}, []core.ID{me, one}},
			{"the one who stands", []core.ID{me, two}, nil, []core.ID{me, two}},
			{"both, and two are named for one of them", []core.ID{me, one}, []core.ID{me, two}, []core.ID{me}},
			{"neither", nil, nil, nil},
		} {
			restrict := func(person core.ID, users []core.ID) {
				must(t, write(t, h.DB, func(ctx context.Context, tx *store.Tx) error {
					if len(users) == 0 {
						return nil
					}
					return access.RestrictRecord(ctx, tx, h.who, person, "stalker", "", users...)
				}))
			}
			restrict(h.a, c.kept)
			restrict(h.b, c.other)
			before := h.told(t, h.a, h.b)
			h.later()
			m, err := merging.Merge(t.Context(), h.Keeper, h.who, h.choice(t))
			if err != nil {
				t.Fatalf("%s: %v", c.why, err)
			}
			named, err := access.NamedFor(t.Context(), h.DB, h.who, h.a)
			must(t, err)
			slices.Sort(named)
			slices.Sort(c.want)
			if !slices.Equal(named, c.want) {
				t.Errorf("%s is restricted: %d are named for the one who stands, want %d", c.why, len(named), len(c.want))
			}
			for _, w := range h.staff {
				if access.May(t.Context(), h.DB, w.Who, access.See, h.b) == nil && access.May(t.Context(), h.DB, w.Who, access.See, h.a) != nil {
					t.Errorf("%s is restricted: a %s sees the other and not the one who stands", c.why, w.Roles)
				}
				if c.want != nil && !slices.Contains(c.want, w.User) && access.May(t.Context(), h.DB, w.Who, access.See, h.a) == nil {
					t.Errorf("%s is restricted: a %s who is not named sees the one who stands", c.why, w.Roles)
				}
			}
			h.later()
			must(t, merging.Part(t.Context(), h.Keeper, h.who, m.ID, nil, "Two children."))
			if after := onlyOpen(h.told(t, h.a, h.b)); after != onlyOpen(before) {
				t.Errorf("%s is restricted: after the merge was taken back:\n%s", c.why, differ(onlyOpen(before), after))
			}
			for _, p := range []core.ID{h.a, h.b} {
				must(t, write(t, h.DB, func(ctx context.Context, tx *store.Tx) error {
					if _, restricted, err := access.RestrictionOf(ctx, tx, county.Authority, p); err != nil || !restricted {
						return err
					}
					return access.Unrestrict(ctx, tx, h.who, p)
				}))
			}
		}
	})
}

// Two restricted people for whom nobody is named together cannot be merged: nobody could
// work with the one.
func TestNobodyNamedForBothStopsAMerge(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		both := h.choice(t)
		must(t, write(t, h.DB, func(ctx context.Context, tx *store.Tx) error {
			if err := access.RestrictRecord(ctx, tx, h.who, h.a, "stalker", "", h.who.User); err != nil {
				return err
			}
			return access.RestrictRecord(ctx, tx, h.who, h.b, "stalker", "", h.staff[0].User)
		}))
		if _, err := merging.Merge(t.Context(), h.Keeper, h.who, both); !core.IsSort(err, core.Forbidden) {
			t.Errorf("who is named for one merges both: %v, want Forbidden", err)
		}
	})
}

func TestARecordOfBothStopsAMerge(t *testing.T) {
	db, staff := small.Database(t, store.SQLite)
	h := open(t, db, staff)
	type pair struct{ One, Other core.ID }
	sisters, err := store.All[pair](t.Context(), db, `
		SELECT a.person_id AS one, b.person_id AS other FROM record_person a
		JOIN   record_person b ON b.authority_id = a.authority_id AND b.record_id = a.record_id AND b.person_id > a.person_id
		WHERE  a.authority_id = $1 AND NOT a.gone AND NOT b.gone LIMIT 1`, county.Authority)
	must(t, err)
	h.a, h.b = sisters[0].One, sisters[0].Other
	if _, err := merging.Merge(t.Context(), h.Keeper, h.who, h.choice(t)); !core.IsSort(err, core.Invalid) {
		t.Errorf("two who stand in one record are merged: %v, want Invalid", err)
	}
	h.verify(t)
}
