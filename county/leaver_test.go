package county

import (
	"context"
	"testing"

	"throughline/core"
	"throughline/practice/all"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// A child of 17 to whom leaving care is owed goes home. The advisers go on with them until
// they are 21, and nothing that is written on the way is refused; each time that they were
// missing is talked over, though they went again before the first was.
func TestWhoIsOwedLeavingCareAndGoesHomeKeepsAnAdviser(t *testing.T) {
	k, err := all.Keep(t.Context(), testkit.Database(t, store.SQLite, all.Sources()...), "", nil)
	if err != nil {
		t.Fatal(err)
	}
	h := &house{plan: Plan{Seed: 3, Size: 0.01, Until: until}, into: k}
	d, err := newDesk(t.Context(), k)
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	if err := h.hire(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if err := d.keeper.Bulk(t.Context(), func(ctx context.Context, k *record.Keeper) error {
		l := h.begin(ctx, k, 1)
		l.forced = true
		first := core.At(h.plan.opens().Plus(20), 10, 0)
		l.born(first.Date(), []weighted[int]{{16, 1}})
		l.worried(first)
		l.until = first.Plus(120 * 24 * hour)
		if err := l.live(); err != nil {
			return err
		}
		c := l.children[0].care
		if c == nil {
			t.Fatalf("the child is not in care after four months: %v", l.refused)
		}
		c.ends, c.why = c.child.Born.Birthday(18).Plus(-90), "E4A"
		c.on(c.ends, c.leave)
		c.wanders(c.ends.Plus(-20))
		c.wanders(c.ends.Plus(-19))
		l.until = until
		if err := l.live(); err != nil {
			return err
		}
		for _, why := range l.refused {
			t.Errorf("a record was refused: %v", why)
		}
		count := func(query string) int {
			n, err := store.One[int](ctx, k.DB, query, Authority, c.child.ID, c.child.Born.Birthday(18), c.child.Born.Birthday(20))
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		const of = ` FROM record r JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id
			WHERE r.authority_id = $1 AND p.person_id = $2 AND $3 < $4 AND r.kind LIKE `
		if n := count(`SELECT count(*)` + of + `'care_ending%' AND r.happened_on < $3`); n != 1 {
			t.Errorf("care ended %d times before the child was 18, want once", n)
		}
		if n := count(`SELECT count(*)` + of + `'keeping_in_touch' AND r.happened_on > $4`); n == 0 {
			t.Error("nobody was in touch with them at 20")
		}
		if n := count(`SELECT count(*)` + of + `'missing_period' AND NOT EXISTS (
			SELECT 1 FROM record c WHERE c.authority_id = r.authority_id AND c.from_id = r.id AND c.kind = 'return_conversation')`); n != 0 {
			t.Errorf("%d times missing were never talked over", n)
		}
		return errCleared
	}); err != errCleared {
		t.Fatal(err)
	}
}
