package county

import (
	"fmt"
	"strings"
	"testing"

	"throughline/core"
	"throughline/ledger"
	"throughline/practice/all"
	"throughline/store"
	"throughline/testkit"
)

// until is when the counties of these tests end.
var until = core.At(core.Day(2026, 11, 20), 15, 0)

// makeCounty makes a county in a database of its own.
func makeCounty(t *testing.T, engine store.Engine, plan Plan) (*store.DB, *Made) {
	t.Helper()
	db := testkit.Database(t, engine, all.Sources()...)
	k, err := all.Keep(t.Context(), db, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	made, err := Make(t.Context(), k, plan, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := ledger.Verify(t.Context(), db, Authority, all.Accounts(k)...); err != nil || n == 0 {
		t.Errorf("the ledger of %d lines is not sound: %v", n, err)
	}
	return db, made
}

// print is what tells one county from another: the seal at the ledger's end, which rests on
// every version of everything, and all that follows from the records.
func print(t *testing.T, db *store.DB) string {
	t.Helper()
	var out []string
	seal, err := store.One[string](t.Context(), db, `SELECT seal FROM ledger_head WHERE authority_id = $1`, Authority)
	if err != nil {
		t.Fatal(err)
	}
	out = append(out, seal)
	for _, query := range []string{
		`SELECT person_id, place, clock, record_id, due_on, met_at, state, worker_id FROM due WHERE authority_id = $1 ORDER BY person_id, place`,
		`SELECT person_id, record_id, place, moment, at, thread_id, until_on, tags FROM moment WHERE authority_id = $1 ORDER BY person_id, record_id, place`,
		`SELECT person_id, user_id, team_id, role, from_on, until_on, ended_on, record_id FROM involvement WHERE authority_id = $1 ORDER BY id`,
	} {
		if err := store.Each(t.Context(), db, query, []any{Authority}, func(scan func(...any) error) error {
			row := make([]any, 8)
			dest := make([]any, len(row))
			for i := range row {
				dest[i] = &row[i]
			}
			err := scan(dest...)
			out = append(out, fmt.Sprint(row...))
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	return strings.Join(out, "\n")
}

func TestTheSameSeedMakesTheSameCounty(t *testing.T) {
	plan := Plan{Seed: 7, Size: 0.0012, Until: until}
	first, made := makeCounty(t, store.SQLite, plan)
	for why, n := range made.Refused {
		t.Errorf("%d times a record was refused, and that work stands still: %s", n, why)
	}
	if n, err := store.One[int](t.Context(), first, `
		SELECT count(*) FROM involvement i WHERE i.authority_id = $1 AND i.user_id IS NOT NULL
		AND    NOT EXISTS (SELECT 1 FROM app_user u WHERE u.authority_id = i.authority_id AND u.id = i.user_id)`, Authority); err != nil || n > 0 {
		t.Errorf("%d times somebody works with a child who does not work in the county (%v)", n, err)
	}
	again, _ := makeCounty(t, store.SQLite, plan)
	if print(t, first) != print(t, again) {
		t.Error("the same seed made another county")
	}
	seal := func(db *store.DB) string {
		s, _, _ := strings.Cut(print(t, db), "\n")
		return s
	}
	elsewhere, _ := makeCounty(t, store.PostgreSQL, plan)
	if seal(first) != seal(elsewhere) {
		t.Error("the same seed made another county on the other engine")
	}
	plan.Seed++
	if other, _ := makeCounty(t, store.SQLite, plan); seal(first) == seal(other) {
		t.Error("another seed made the same county")
	}
}
