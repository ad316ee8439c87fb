package access

import (
	"context"
	"slices"
	"testing"

	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

func TestRestrictions(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		s := newService(t, db)
		head, worker, child := s.as(NominatedOfficer), s.as(SocialWorker), s.children["own"]
		head.User = core.NewID()
		restrict := func(who Who, reason string, users ...core.ID) error {
			return try(t, db, func(ctx context.Context, tx *store.Tx) error {
				return RestrictRecord(ctx, tx, who, child, reason, "", users...)
			})
		}
		refused(t, "by a social worker", restrict(worker, "staff", worker.User), core.Forbidden)
		refused(t, "without a reason", restrict(head, "because", worker.User), core.Invalid)
		refused(t, "with nobody named", restrict(head, "staff"), core.Invalid)
		if err := restrict(head, "staff", head.User, head.User); err != nil {
			t.Fatal(err)
		}
		refused(t, "twice", restrict(head, "staff", head.User), core.Changed)
		refused(t, "the lead worker, who is not named", May(t.Context(), db, worker, See, child), core.Missing)

		write(t, db, func(ctx context.Context, tx *store.Tx) error { return NameFor(ctx, tx, head, child, worker.User) })
		if err := May(t.Context(), db, worker, See, child); err != nil {
			t.Errorf("named now: %v", err)
		}
		refused(t, "no longer named", May(t.Context(), db, head, See, child), core.Forbidden)
		if users, err := NamedFor(t.Context(), db, head, child); err != nil || !slices.Equal(users, []core.ID{worker.User}) {
			t.Errorf("named are %v (%v), want the worker", users, err)
		}

		due := func() core.Date {
			r, known, err := RestrictionOf(t.Context(), db, s.authority, child)
			if err != nil || !known {
				t.Fatalf("there is no restriction (%v)", err)
			}
			return r.ReviewOn
		}
		if got, want := due(), core.MustDate("2027-05-03"); got != want {
			t.Errorf("set on %s, to be reviewed on %s, want %s", now.Date(), got, want)
		}
		head.At = core.At(core.MustDate("2027-04-30"), 9, 0)
		write(t, db, func(ctx context.Context, tx *store.Tx) error { return ReviewRestriction(ctx, tx, head, child) })
		if got, want := due(), core.MustDate("2027-10-30"); got != want {
			t.Errorf("reviewed on %s, the next is %s, want %s", head.At.Date(), got, want)
		}
		all, err := Restrictions(t.Context(), db, head)
		if err != nil || len(all) != 3 || all[2].PersonID != child {
			t.Errorf("%d restrictions (%v), want 3, this child's last to be reviewed", len(all), err)
		}
		_, err = Restrictions(t.Context(), db, worker)
		refused(t, "the list of the restricted, by a worker", err, core.Forbidden)

		write(t, db, func(ctx context.Context, tx *store.Tx) error { return Unrestrict(ctx, tx, head, child) })
		refused(t, "opened twice", try(t, db, func(ctx context.Context, tx *store.Tx) error { return Unrestrict(ctx, tx, head, child) }), core.Missing)
		if err := May(t.Context(), db, s.as(Director), See, child); err != nil {
			t.Errorf("opened again: %v", err)
		}
	})
}

func TestConflicts(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		s := newService(t, db)
		worker, admin, child := s.as(SocialWorker), s.as(Administrator), s.children["own"]
		admin.User = core.NewID()
		refused(t, "declared for a colleague", try(t, db, func(ctx context.Context, tx *store.Tx) error {
			return AddConflict(ctx, tx, worker, admin.User, child, "friend")
		}), core.Forbidden)
		for range 2 { // a second time changes nothing
			write(t, db, func(ctx context.Context, tx *store.Tx) error {
				return AddConflict(ctx, tx, worker, worker.User, child, "friend")
			})
		}
		refused(t, "a declared conflict", May(t.Context(), db, worker, See, child), core.Missing)
		refused(t, "ended by oneself", try(t, db, func(ctx context.Context, tx *store.Tx) error { return EndConflict(ctx, tx, worker, worker.User, child) }), core.Forbidden)
		write(t, db, func(ctx context.Context, tx *store.Tx) error { return EndConflict(ctx, tx, admin, worker.User, child) })
		if err := May(t.Context(), db, worker, See, child); err != nil {
			t.Errorf("ended by another: %v", err)
		}
	})
}
