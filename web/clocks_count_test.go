package web

import (
	"context"
	"maps"
	"math/rand/v2"
	"net/http"
	"testing"

	"throughline/access"
	"throughline/clock"
	"throughline/core"
	"throughline/county"
	"throughline/record"
	"throughline/store"
)

// TestKeptCountsAreAPlainCount holds the kept counts of the time limits against a count row by row of
// what each reader may see, over dues that stand at random; and again once a child was restricted
// and another closed to one reader, whom no count may tell of from then on.
func TestKeptCountsAreAPlainCount(t *testing.T) {
	eachDesk(t, 14, func(t *testing.T, d *desk) {
		d.shuffle(t)
		readers := []county.Worker{d.worker(access.Director, ""), d.worker(access.ServiceManager, ""), d.worker(access.TeamManager, "Assessment North"), d.worker(access.TeamManager, "Assessment South"), d.worker(access.SocialWorker, "Assessment North"), d.worker(access.LADO, "")}
		total := 0
		compare := func(when string) (running []int) {
			for _, w := range readers {
				got, at := map[string]record.Tally(nil), core.Instant(0)
				err := d.DB.Read(t.Context(), func(ctx context.Context, tx *store.Tx) (err error) {
					got, at, err = d.tallies(ctx, tx, w.Who)
					return err
				})
				if err != nil {
					t.Fatal(err)
				}
				if want := d.tallied(t, w.Who); !maps.Equal(got, want) || at != deskNow {
					t.Errorf("%s, to %v: the page counts %v as of %s, row by row it is %v", when, w.Roles, got, at, want)
				}
				n := 0
				for _, t := range got {
					n += t.Running
				}
				running, total = append(running, n), total+n
			}
			return running
		}
		before := compare("as the county stands")
		if total == 0 {
			t.Fatal("nothing runs for any reader, so nothing is compared")
		}
		var children []core.ID
		children, err := store.All[core.ID](t.Context(), d.DB, `SELECT DISTINCT person_id FROM due WHERE authority_id = $1 AND state = 'running' AND team_id IS NOT NULL ORDER BY 1`, d.Authority)
		if err != nil {
			t.Fatal(err)
		}
		err = d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			director := readers[0].Who
			err := tx.Insert(ctx, "restriction", []string{"authority_id", "id", "person_id", "reason", "set_by", "set_at", "review_on"},
				d.Authority, core.NewID(), children[0], "other", director.User, deskNow, deskNow.Date().Plus(90))
			if err != nil {
				return err
			}
			return tx.Insert(ctx, "conflict", []string{"authority_id", "person_id", "user_id", "reason", "set_by", "set_at"},
				d.Authority, children[1], readers[1].User, "kin", director.User, deskNow)
		})
		if err != nil {
			t.Fatal(err)
		}
		if after := compare("once two children are closed"); after[0] >= before[0] {
			t.Errorf("the director is told of %d that run, and of %d once a child was restricted", before[0], after[0])
		}
		for _, w := range readers {
			d.as(t, w).get("/clocks", http.StatusOK).says(t, "as counted at "+deskNow.Long())
		}
	})
}

// shuffle has what is due stand at random.
func (d *desk) shuffle(t *testing.T) {
	t.Helper()
	type key struct {
		PersonID core.ID
		Place    int
	}
	keys, err := store.All[key](t.Context(), d.DB, `SELECT person_id, place FROM due WHERE authority_id = $1 ORDER BY 1, 2`, d.Authority)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(9, 10))
	err = d.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		for _, k := range keys {
			state := []clock.State{clock.Running, clock.Running, clock.Met, clock.MetLate, clock.Excepted}[random.IntN(5)]
			due, met := deskNow.Date().Plus(random.IntN(60)-30), core.Instant(0)
			if state == clock.Met || state == clock.MetLate {
				met = core.At(deskNow.Date().Plus(-random.IntN(700)), 12, 0)
			}
			_, err := store.Exec(ctx, tx, `UPDATE due SET state = $4, due_on = $5, due_at = $6, met_at = $7 WHERE authority_id = $1 AND person_id = $2 AND place = $3`,
				d.Authority, k.PersonID, k.Place, string(state), due, core.At(due, 17, 0), met)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// tallied counts row by row: what belongs to the teams in a reader's reach, or, for those who see only
// whom they work with, what is owed to these; of children closed to some, those whom the reader may see.
func (d *desk) tallied(t *testing.T, who access.Who) map[string]record.Tally {
	t.Helper()
	type row struct {
		PersonID, TeamID core.ID
		Clock, State     string
		DueAt, MetAt     core.Instant
		DueOn            core.Date
	}
	rows, err := store.All[row](t.Context(), d.DB, `SELECT person_id, team_id, clock, state, due_at, met_at, due_on FROM due WHERE authority_id = $1`, d.Authority)
	if err != nil {
		t.Fatal(err)
	}
	ids := func(query string, args ...any) map[core.ID]bool {
		found, err := store.All[core.ID](t.Context(), d.DB, query, args...)
		if err != nil {
			t.Fatal(err)
		}
		of := map[core.ID]bool{}
		for _, id := range found {
			of[id] = true
		}
		return of
	}
	closed := ids(`SELECT person_id FROM restriction WHERE authority_id = $1 AND ended_at IS NULL UNION SELECT person_id FROM conflict WHERE authority_id = $1`, d.Authority)
	mine := ids(`SELECT person_id FROM involvement WHERE authority_id = $1 AND user_id = $2 AND until_on IS NULL`, d.Authority, who.User)
	reach, err := access.TeamsFor(t.Context(), d.DB, who, access.See)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]record.Tally{}
	for _, r := range rows {
		named := closed[r.PersonID] || reach.Own
		if !access.Reads(who, r.Clock) || reach.Own && !mine[r.PersonID] || !named && !reach.Has(r.TeamID) ||
			named && access.May(t.Context(), d.DB, who, access.See, r.PersonID) != nil {
			continue
		}
		one, counts := record.Tally{Clock: r.Clock}, true
		switch state := clock.State(r.State); {
		case state == clock.Running || state == clock.Excepted && r.MetAt.IsZero():
			one.Running = 1
			if r.DueAt < deskNow {
				one.Late = 1
			} else if r.DueOn.NotAfter(d.soon()) {
				one.Soon = 1
			}
		case (state == clock.Met || state == clock.MetLate) && r.MetAt >= core.At(deskNow.Date().PlusMonths(-12), 0, 0):
			if state == clock.Met {
				one.OnTime = 1
			} else {
				one.TooLate = 1
			}
		default:
			counts = false
		}
		if counts {
			record.AddTallies(out, map[string]record.Tally{r.Clock: one})
		}
	}
	return out
}
