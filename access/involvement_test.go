package access

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

func TestAllocateLead(t *testing.T) {
	day := func(n int) core.Date { return now.Date().Plus(n) }
	workers, records := []core.ID{core.NewID(), core.NewID(), core.NewID()}, []core.ID{core.NewID(), core.NewID(), core.NewID()}
	type step struct {
		record, worker int
		from           core.Date
		stands         bool
	}
	type lead struct {
		worker      int
		from, until core.Date
	}
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		for _, c := range []struct {
			why   string
			steps []step
			want  []lead
		}{
			{"the first", []step{{0, 0, day(0), true}}, []lead{{0, day(0), 0}}},
			{"handing over", []step{{0, 0, day(0), true}, {1, 1, day(9), true}}, []lead{{0, day(0), day(9)}, {1, day(9), 0}}},
			{"put right: another day", []step{{0, 0, day(0), true}, {1, 1, day(9), true}, {1, 1, day(5), true}}, []lead{{0, day(0), day(5)}, {1, day(5), 0}}},
			{"put right: another worker", []step{{0, 0, day(0), true}, {0, 2, day(0), true}}, []lead{{2, day(0), 0}}},
			{"withdrawn: the one before goes on", []step{{0, 0, day(0), true}, {1, 1, day(9), true}, {1, 1, day(9), false}}, []lead{{0, day(0), 0}}},
			{"told late: between two", []step{{0, 0, day(0), true}, {1, 1, day(9), true}, {2, 2, day(4), true}}, []lead{{0, day(0), day(4)}, {2, day(4), day(9)}, {1, day(9), 0}}},
			{"withdrawn twice", []step{{0, 0, day(0), true}, {0, 0, day(0), false}, {0, 0, day(0), false}}, nil},
			{"withdrawn before it was made", []step{{0, 0, day(0), false}}, nil},
		} {
			person, authority := core.NewID(), string(core.NewID())
			for _, s := range c.steps {
				write(t, db, func(ctx context.Context, tx *store.Tx) error {
					return AllocateLead(ctx, tx, authority, person, workers[s.worker], "", s.from, records[s.record], s.stands)
				})
			}
			got, err := Involvements(t.Context(), db, authority, person)
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != len(c.want) {
				t.Errorf("%s: %d lead workers, want %d", c.why, len(got), len(c.want))
				continue
			}
			for i, w := range c.want {
				if g := got[i]; g.UserID != workers[w.worker] || g.FromOn != w.from || g.UntilOn != w.until {
					t.Errorf("%s, place %d: from %s until %q, want worker %d from %s until %q", c.why, i, g.FromOn, g.UntilOn, w.worker, w.from, w.until)
				}
			}
		}
		refused(t, "an allocation of nobody", try(t, db, func(ctx context.Context, tx *store.Tx) error {
			return AllocateLead(ctx, tx, "a", core.NewID(), "", "", day(0), core.NewID(), true)
		}), core.Invalid)
	})
}

func TestEndingALeadWorkerLasts(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		const authority = "a"
		person, worker, first, second := core.NewID(), core.NewID(), core.NewID(), core.NewID()
		today := now.Date()
		allocate := func(record core.ID, from core.Date, stands bool) {
			write(t, db, func(ctx context.Context, tx *store.Tx) error {
				return AllocateLead(ctx, tx, authority, person, worker, "", from, record, stands)
			})
		}
		allocate(first, today, true)
		write(t, db, func(ctx context.Context, tx *store.Tx) error {
			return EndAllInvolvement(ctx, tx, authority, person, today.Plus(3))
		})
		if user, _, err := LeadWorker(t.Context(), db, authority, person); err != nil || !user.IsZero() {
			t.Errorf("after the case was closed its lead worker is %q (%v), want none", user, err)
		}
		allocate(second, today.Plus(30), true)
		allocate(second, today.Plus(30), false)
		all, err := Involvements(t.Context(), db, authority, person)
		if err != nil || len(all) != 1 || all[0].UntilOn != today.Plus(3) {
			t.Errorf("a later allocation that was withdrawn left %+v (%v), want the ending to stand", all, err)
		}
		refused(t, "an ending before the beginning", try(t, db, func(ctx context.Context, tx *store.Tx) error {
			return EndInvolvement(ctx, tx, authority, all[0].ID, today.Plus(-1))
		}), core.Invalid)
		refused(t, "ending what is not there", try(t, db, func(ctx context.Context, tx *store.Tx) error {
			return EndInvolvement(ctx, tx, authority, core.NewID(), today)
		}), core.Missing)
	})
}

// TestOneLeadWorkerAtATime holds for any order of allocations that at most one goes on,
// that it is the last to begin, and that none ends before it began.
func TestOneLeadWorkerAtATime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var leads []Involvement
		for range rapid.IntRange(1, 8).Draw(t, "leads") {
			i := Involvement{ID: core.NewID(), FromOn: now.Date().Plus(rapid.IntRange(0, 20).Draw(t, "from"))}
			if rapid.Bool().Draw(t, "ended") {
				i.EndedOn = i.FromOn.Plus(rapid.IntRange(0, 10).Draw(t, "days"))
			}
			leads = append(leads, i)
		}
		chain(leads)
		for i, l := range leads {
			last := i == len(leads)-1
			if !last && (l.UntilOn.IsZero() || l.UntilOn.After(leads[i+1].FromOn)) || last && l.UntilOn != l.EndedOn || l.UntilOn.Before(l.FromOn) {
				t.Fatalf("place %d of %d: from %s until %q", i, len(leads), l.FromOn, l.UntilOn)
			}
		}
	})
}
