package merging_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/ledger"
	"throughline/merging"
	"throughline/people"
	"throughline/practice/all"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// today is the day on which the tests merge and part.
var today = core.At(core.Day(2026, 11, 3), 10, 30)

// A house is a small county, a service manager, and the two children with most records.
type house struct {
	*record.Keeper
	who   access.Who
	now   core.Instant
	a, b  core.ID
	staff []county.Worker
}

func TestMain(m *testing.M) { os.Exit(testkit.Run(m)) }

// small is the county with which each test begins.
var small = testkit.NewFilling(all.Sources(), func(ctx context.Context, db *store.DB) ([]county.Worker, error) {
	k, err := all.Keep(ctx, db, "", func() core.Instant { return today })
	if err != nil {
		return nil, err
	}
	return county.Fill(ctx, k, 5, 12, today, nil)
})

// each runs a test in a house of its own on each engine.
func each(t *testing.T, do func(t *testing.T, h *house)) {
	t.Helper()
	small.EachEngine(t, func(t *testing.T, db *store.DB, staff []county.Worker) { do(t, open(t, db, staff)) })
}

func open(t *testing.T, db *store.DB, staff []county.Worker) *house {
	t.Helper()
	h := &house{now: today, staff: staff}
	k, err := all.Keep(t.Context(), db, "", func() core.Instant { return h.now })
	must(t, err)
	h.Keeper = k
	for _, w := range h.staff {
		if w.Is(access.NominatedOfficer) || w.Is(access.Director) {
			h.who = w.Who
		}
	}
	type row struct {
		PersonID core.ID
		N        int
	}
	rows, err := store.All[row](t.Context(), db, `
		SELECT p.person_id, count(*) AS n FROM record_person p JOIN person c ON c.authority_id = p.authority_id AND c.id = p.person_id
		WHERE  p.authority_id = $1 AND NOT p.gone AND c.professional = $2 GROUP BY p.person_id ORDER BY n DESC, p.person_id`, county.Authority, false)
	must(t, err)
	h.a = rows[0].PersonID
	for _, r := range rows[1:] { // of another family, so that no record concerns both
		if h.b = r.PersonID; h.shared(t, h.b) == 0 {
			break
		}
	}
	return h
}

// shared is how many records concern a child beside h.a.
func (h *house) shared(t *testing.T, id core.ID) int {
	t.Helper()
	n, err := store.One[int](t.Context(), h.DB, `SELECT count(*) FROM record_person a JOIN record_person b ON b.authority_id = a.authority_id AND b.record_id = a.record_id
		WHERE a.authority_id = $1 AND a.person_id = $2 AND b.person_id = $3`, county.Authority, h.a, id)
	must(t, err)
	return n
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// choice keeps the first child.
func (h *house) choice(t *testing.T, take ...string) people.Choice {
	t.Helper()
	both, err := people.LoadMany(t.Context(), h.DB, county.Authority, []core.ID{h.a, h.b})
	must(t, err)
	return people.Choice{Kept: both[0], Other: both[1], Take: take, Why: "The school has one child by both names."}
}

// told is all that is told of some people in the tables, but for versions, which go up.
func (h *house) told(t *testing.T, ids ...core.ID) string {
	t.Helper()
	var out []string
	for _, id := range ids {
		for _, q := range []string{
			`SELECT 'person', shown_name || ' ' || sex || ' ' || ethnicity || ' ' || coalesce(CAST(born AS TEXT), '') FROM person WHERE authority_id = $1 AND id = $2`,
			`SELECT 'name', kind || ' ' || given || ' ' || family || coalesce(CAST(until_on AS TEXT), '') FROM person_name WHERE authority_id = $1 AND person_id = $2`,
			`SELECT 'number', kind || ' ' || value || coalesce(CAST(until_on AS TEXT), '') FROM person_identifier WHERE authority_id = $1 AND person_id = $2`,
			`SELECT 'address', lines || postcode || coalesce(CAST(until_on AS TEXT), '') FROM person_address WHERE authority_id = $1 AND person_id = $2`,
			`SELECT 'key', key FROM person_key k JOIN person_sketch s ON s.authority_id = k.authority_id AND s.mark = k.mark WHERE k.authority_id = $1 AND s.person_id = $2`,
			`SELECT 'tie', kind || ' ' || CAST(from_id AS TEXT) || CAST(to_id AS TEXT) FROM relationship WHERE authority_id = $1 AND (from_id = $2 OR to_id = $2)`,
			`SELECT 'home', CAST(household_id AS TEXT) FROM household_member WHERE authority_id = $1 AND person_id = $2`,
			`SELECT 'record', CAST(record_id AS TEXT) FROM record_person WHERE authority_id = $1 AND person_id = $2 AND NOT gone`,
			`SELECT 'moment', moment || ' ' || CAST(record_id AS TEXT) || CAST(at AS TEXT) FROM moment WHERE authority_id = $1 AND person_id = $2`,
			`SELECT 'due', clock || ' ' || CAST(started_at AS TEXT) || state || why || coalesce(CAST(worker_id AS TEXT), '') FROM due WHERE authority_id = $1 AND person_id = $2`,
			`SELECT 'work', role || ' ' || coalesce(CAST(user_id AS TEXT), '') || coalesce(CAST(team_id AS TEXT), '') || coalesce(CAST(until_on AS TEXT), '') FROM involvement WHERE authority_id = $1 AND person_id = $2`,
			`SELECT 'restricted', reason FROM restriction WHERE authority_id = $1 AND person_id = $2 AND ended_at IS NULL`,
			`SELECT 'conflict', CAST(user_id AS TEXT) FROM conflict WHERE authority_id = $1 AND person_id = $2`,
		} {
			var rows []string
			must(t, store.Each(t.Context(), h.DB, q, []any{county.Authority, id}, func(scan func(...any) error) error {
				var what, text string
				err := scan(&what, &text)
				rows = append(rows, string(id)[30:]+" "+what+" "+text)
				return err
			}))
			slices.Sort(rows)
			out = append(out, rows...)
		}
	}
	return strings.Join(out, "\n")
}

// verify holds the tables against the ledger.
func (h *house) verify(t *testing.T) {
	t.Helper()
	if _, err := ledger.Verify(t.Context(), h.DB, county.Authority, all.Accounts(h.Keeper)...); err != nil {
		t.Error(err)
	}
}

// dues are what the clocks say of a child, worked out from nothing.
func (h *house) dues(t *testing.T, id core.ID) int {
	t.Helper()
	n, err := store.One[int](t.Context(), h.DB, `SELECT count(*) FROM due WHERE authority_id = $1 AND person_id = $2`, county.Authority, id)
	must(t, err)
	return n
}

func TestMergeAndPartBringsBackWhatWas(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		before := h.told(t, h.a, h.b)
		mine, err := h.OfPerson(t.Context(), h.DB, h.who, h.a)
		must(t, err)
		theirs, err := h.OfPerson(t.Context(), h.DB, h.who, h.b)
		must(t, err)
		h.now = h.now + 60_000_000
		m, err := merging.Merge(t.Context(), h.Keeper, h.who, h.choice(t, "name"))
		must(t, err)
		h.verify(t)
		together, err := h.OfPerson(t.Context(), h.DB, h.who, h.a)
		must(t, err)
		if len(together) != len(mine)+len(theirs) || len(m.Records) == 0 {
			t.Errorf("%d and %d records are %d of one child", len(mine), len(theirs), len(together))
		}
		for _, c := range theirs {
			i := slices.IndexFunc(together, func(o record.Card) bool { return o.ID == c.ID })
			if i < 0 || together[i].Author != c.Author || together[i].SignedBy != c.SignedBy || together[i].Version != c.Version+1 {
				t.Errorf("the %s of %s is not told with its author, as a version of its own", c.Kind, c.Happened)
			}
		}
		if n := h.dues(t, h.b); n != 0 || h.dues(t, h.a) == 0 {
			t.Errorf("%d clocks run over who stands no longer, %d over who stands", n, h.dues(t, h.a))
		}
		h.foundAsOne(t, m)
		then, err := h.OfPersonAsOf(t.Context(), h.DB, h.who, h.b, today)
		must(t, err)
		now, err := h.OfPersonAsOf(t.Context(), h.DB, h.who, h.a, today)
		must(t, err)
		if len(then) != len(theirs) || len(now) != len(mine) {
			t.Errorf("as of the day before the two have %d and %d records, want %d and %d", len(now), len(then), len(mine), len(theirs))
		}

		h.now = h.now + 60_000_000
		must(t, merging.Part(t.Context(), h.Keeper, h.who, m.ID, nil, "The mother came with both."))
		h.verify(t)
		if after := h.told(t, h.a, h.b); after != before {
			t.Errorf("after the merge was taken back it is not as before:\n%s", differ(before, after))
		}
		if err := merging.Part(t.Context(), h.Keeper, h.who, m.ID, nil, "Again."); !core.IsSort(err, core.Changed) {
			t.Errorf("taken back twice: %v, want Changed", err)
		}
	})
}

// foundAsOne holds that a search finds the one who stands by the names of both.
func (h *house) foundAsOne(t *testing.T, m *people.Merge) {
	t.Helper()
	other, err := people.Load(t.Context(), h.DB, county.Authority, h.b)
	must(t, err)
	hits, err := people.Search(t.Context(), h.DB, h.who, people.Query{Text: other.Names[0].Whole() + " " + other.Born.Slashed(), Today: today.Date()})
	must(t, err)
	if len(hits) == 0 || hits[0].Person != m.Kept || slices.ContainsFunc(hits, func(f people.Hit) bool { return f.Person == m.Other }) {
		t.Errorf("by the name of the other %d people are found, and not who stands first and alone of the two", len(hits))
	}
	if err := write(t, h.DB, func(ctx context.Context, tx *store.Tx) error {
		return people.Save(ctx, tx, h.who, h.now, other, "changed")
	}); !core.IsSort(err, core.Invalid) {
		t.Errorf("who stands no longer is changed: %v, want Invalid", err)
	}
}

func write(t *testing.T, db *store.DB, do func(ctx context.Context, tx *store.Tx) error) error {
	t.Helper()
	return db.Write(t.Context(), do)
}

// differ are the lines that only one of two texts has.
func differ(before, after string) string {
	one, two := strings.Split(before, "\n"), strings.Split(after, "\n")
	var out []string
	for _, l := range one {
		if !slices.Contains(two, l) {
			out = append(out, "- "+l)
		}
	}
	for _, l := range two {
		if !slices.Contains(one, l) {
			out = append(out, "+ "+l)
		}
	}
	return fmt.Sprintf("%d lines before, %d after\n%s", len(one), len(two), strings.Join(out, "\n"))
}
