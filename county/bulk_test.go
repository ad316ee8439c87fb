package county

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"throughline/core"
	"throughline/ledger"
	"throughline/practice/all"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// A county told in bulk is the county told record by record: the same lines in the ledger,
// the same moments, the same dues.
func TestABulkLeavesWhatRecordByRecordLeaves(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		until := core.At(core.Day(2026, 11, 20), 15, 0)
		apart := told(t, testkit.Database(t, db.Engine(), all.Sources()...), func(ctx context.Context, k *record.Keeper) error {
			_, err := Fill(ctx, k, 5, 12, until, nil)
			return err
		})
		together := told(t, db, func(ctx context.Context, k *record.Keeper) error {
			return k.Bulk(ctx, func(ctx context.Context, k *record.Keeper) error {
				_, err := Fill(ctx, k, 5, 12, until, nil)
				return err
			})
		})
		for table, rows := range apart {
			if len(rows) < 12 {
				t.Errorf("the county has %d rows of %s: too few to compare", len(rows), table)
			}
			for i := range rows {
				if i >= len(together[table]) || rows[i] != together[table][i] {
					t.Errorf("%s, row %d of %d and %d:\nrecord by record %s\nin bulk          %s", table, i, len(rows), len(together[table]), rows[i], together[table][min(i, len(together[table])-1)])
					break
				}
			}
		}
	})
}

// What is worked out for everybody at once is what each save worked out: nothing is written
// where all stands, and where all is gone all comes back.
func TestRecomputingAllGivesTheSame(t *testing.T) {
	testkit.EachEngine(t, all.Sources(), func(t *testing.T, db *store.DB) {
		var k *record.Keeper
		stood := told(t, db, func(ctx context.Context, keeper *record.Keeper) error {
			k = keeper
			return k.Bulk(ctx, func(ctx context.Context, k *record.Keeper) error {
				_, err := Fill(ctx, k, 5, 4, core.At(core.Day(2026, 11, 20), 15, 0), nil)
				return err
			})
		})
		owed := len(stood["due"])
		for _, c := range []struct {
			spoil   string
			written int
		}{
			{`SELECT 1`, 0},
			{`DELETE FROM due`, owed},
			{`UPDATE due SET state = 'running', due_on = '2001-01-01'`, owed},
			{`UPDATE due SET clock = 'gone'`, 2 * owed},
		} {
			err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
				_, err := store.Exec(ctx, tx, c.spoil)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			sum, err := k.RecomputeAll(t.Context(), Authority, nil)
			if err != nil {
				t.Fatal(err)
			}
			if sum.Written != c.written || sum.Dues != owed || sum.People == 0 {
				t.Errorf("after %s: %+v, want %d dues and %d rows written", c.spoil, sum, owed, c.written)
			}
		}
		now := told(t, db, func(context.Context, *record.Keeper) error { return nil })
		if !slices.Equal(stood["due"], now["due"]) {
			t.Errorf("%d dues stood and %d came back, or not the same", len(stood["due"]), len(now["due"]))
		}
	})
}

// told tells a county and returns what it left, by table, ids as the number of their first use.
func told(t *testing.T, db *store.DB, tell func(ctx context.Context, k *record.Keeper) error) map[string][]string {
	t.Helper()
	k, err := all.Keep(t.Context(), db, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := tell(t.Context(), k); err != nil {
		t.Fatal(err)
	}
	if n, err := ledger.Verify(t.Context(), db, Authority, all.Accounts(k)...); err != nil || n == 0 {
		t.Errorf("the ledger of %d lines is not sound: %v", n, err)
	}
	out, ids := map[string][]string{}, map[core.ID]int{}
	number := func(id core.ID) int {
		if _, known := ids[id]; !known && id != "" {
			ids[id] = len(ids) + 1
		}
		return ids[id]
	}
	type line struct {
		At            core.Instant
		Kind, Why     string
		RecordID, Who core.ID
		Version       int64
	}
	for _, l := range rowsOf[line](t, db, `SELECT at, kind, why, record_id, who, version FROM ledger WHERE authority_id = $1 ORDER BY seq`) {
		out["ledger"] = append(out["ledger"], fmt.Sprint(l.At, l.Kind, l.Why, number(l.RecordID), number(l.Who), l.Version))
	}
	type happened struct {
		PersonID, RecordID, ThreadID core.ID
		Place                        int
		Moment, Tags, Every          string
		At                           core.Instant
		UntilOn                      core.Date
	}
	for _, m := range rowsOf[happened](t, db, `SELECT person_id, record_id, thread_id, place, moment, tags, every, at, until_on FROM moment WHERE authority_id = $1`) {
		out["moment"] = append(out["moment"], fmt.Sprint(number(m.PersonID), number(m.RecordID), number(m.ThreadID), m.Place, m.Moment, m.Tags, m.Every, m.At, m.UntilOn))
	}
	type owed struct {
		PersonID, RecordID, ThreadID, MetBy, WorkerID, TeamID core.ID
		Clock, State, Why                                     string
		StartedAt, DueAt, MetAt                               core.Instant
		DueOn, WarnOn, Legal, LastWorkingDay                  core.Date
	}
	for _, d := range rowsOf[owed](t, db, `
		SELECT person_id, record_id, thread_id, met_by, worker_id, team_id, clock, state, why, started_at, due_at, met_at, due_on, warn_on, legal, last_working_day
		FROM   due WHERE authority_id = $1`) {
		out["due"] = append(out["due"], fmt.Sprint(number(d.PersonID), d.Clock, number(d.RecordID), number(d.ThreadID), number(d.MetBy), number(d.WorkerID), d.TeamID == "",
			d.State, d.Why, d.StartedAt, d.DueAt, d.MetAt, d.DueOn, d.WarnOn, d.Legal, d.LastWorkingDay))
	}
	slices.Sort(out["moment"])
	slices.Sort(out["due"])
	return out
}

func rowsOf[T any](t *testing.T, db *store.DB, query string) []T {
	t.Helper()
	rows, err := store.All[T](t.Context(), db, query, Authority)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
