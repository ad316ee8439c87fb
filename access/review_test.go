package access

import (
	"context"
	"testing"

	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

func TestOpeningsAreLookedAtAgain(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		s := newService(t, db)
		worker, officer := s.as(SocialWorker), s.as(RecordsOfficer)
		officer.User = core.NewID()
		const many = 3000
		write(t, db, func(ctx context.Context, tx *store.Tx) error {
			for range many {
				if err := Look(ctx, tx, worker, Looked{What: Opened, Person: s.children["own"], Reason: "child: sister of mine"}); err != nil {
					return err
				}
			}
			return Look(ctx, tx, officer, Looked{What: Opened, Person: s.children["own"], Reason: "my own"})
		})
		open, err := ToReview(t.Context(), db, officer)
		if err != nil || len(open) < many/100 || len(open) > many*3/100 {
			t.Fatalf("%d of %d openings were picked (%v), want about two in a hundred", len(open), many, err)
		}
		again, err := ToReview(t.Context(), db, officer)
		if err != nil || len(again) != len(open) || again[0].ID != open[0].ID {
			t.Errorf("asked again, %d openings are picked (%v), want the same %d", len(again), err, len(open))
		}
		_, err = ToReview(t.Context(), db, worker)
		refused(t, "the list, by a social worker", err, core.Forbidden)
		for _, c := range []struct {
			why            string
			who            Who
			look           core.ID
			outcome, words string
			want           core.Sort
		}{
			{"nothing was chosen", officer, open[0].ID, "", "", core.Invalid},
			{"a wrong one without a word", officer, open[0].ID, "wrong", " ", core.Invalid},
			{"by somebody who may not read the log", worker, open[0].ID, "right", "", core.Forbidden},
			{"one that chance did not pick", officer, core.NewID(), "right", "", core.Missing},
			{"it stands", officer, open[0].ID, "right", "", 0},
			{"twice", officer, open[0].ID, "right", "", core.Missing},
			{"it does not stand", officer, open[1].ID, "wrong", "Spoke with the worker and the manager.", 0},
		} {
			err := try(t, db, func(ctx context.Context, tx *store.Tx) error {
				return ReviewLook(ctx, tx, c.who, c.look, c.outcome, c.words)
			})
			if c.want == 0 && err != nil || c.want != 0 && !core.IsSort(err, c.want) {
				t.Errorf("%s: got %v, want sort %d", c.why, err, c.want)
			}
		}
		if left, err := ToReview(t.Context(), db, officer); err != nil || len(left) != len(open)-2 {
			t.Errorf("%d are left (%v), want %d", len(left), err, len(open)-2)
		}
	})
}
