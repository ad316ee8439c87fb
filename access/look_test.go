package access

import (
	"context"
	"fmt"
	"testing"
	"time"

	"throughline/core"
	"throughline/store"
	"throughline/testkit"
)

func TestLooks(t *testing.T) {
	testkit.EachEngine(t, sources, func(t *testing.T, db *store.DB) {
		s := newService(t, db)
		worker, records := s.as(SocialWorker), s.as(RecordsOfficer)
		records.User = core.NewID()
		for i := range 60 {
			worker.At = now.Plus(time.Duration(i) * time.Second)
			look := Looked{What: RecordPage, Person: s.children["own"], Reason: fmt.Sprint(i)}
			if err := LookNow(t.Context(), db, worker, look); err != nil {
				t.Fatal(err)
			}
		}
		if err := LookNow(t.Context(), db, worker, Looked{What: Searched, Terms: "somebody"}, Looked{What: Refused, Person: s.children["closed"]}); err != nil {
			t.Fatal(err)
		}
		first, more, err := Looks(t.Context(), db, records, s.children["own"], 1)
		if err != nil || !more || len(first) != 50 || first[0].Reason != "59" || first[0].Roles != "social-worker" || first[0].UserID != worker.User {
			t.Fatalf("the first page has %d lines, more %t (%v), want the newest 50", len(first), more, err)
		}
		second, more, err := Looks(t.Context(), db, records, s.children["own"], 2)
		if err != nil || more || len(second) != 10 || second[9].Reason != "0" {
			t.Errorf("the second page has %d lines, more %t (%v), want the last 10", len(second), more, err)
		}
		_, _, err = Looks(t.Context(), db, worker, s.children["own"], 1)
		refused(t, "the log, by a social worker", err, core.Forbidden)

		for _, c := range []struct {
			why  string
			role Role
			page int
			want int
		}{
			{"the records officer may know of the restricted", RecordsOfficer, 2, 12},
			{"an administrator may not", Administrator, 2, 11},
		} {
			who := records
			who.Roles = []Role{c.role}
			if lines, _, err := LooksBy(t.Context(), db, who, worker.User, c.page); err != nil || len(lines) != c.want {
				t.Errorf("%s: page %d of the user's looks has %d lines (%v), want %d", c.why, c.page, len(lines), err, c.want)
			}
		}
		for _, q := range []string{`UPDATE look SET reason = ''`, `DELETE FROM look`} {
			if err := try(t, db, func(ctx context.Context, tx *store.Tx) error { _, err := store.Exec(ctx, tx, q); return err }); err == nil {
				t.Errorf("%s was let through", q)
			}
		}
	})
}
