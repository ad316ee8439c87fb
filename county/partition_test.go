package county

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"throughline/access"
	"throughline/core"
	"throughline/ledger"
	"throughline/people"
	"throughline/practice/all"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// TestPartitionedByAuthority takes the schema that the migrations make, turns each of its
// tables into one that PostgreSQL keeps in a part for each authority, and has the program
// work on it as it stands: two counties, apart in their parts and by row-level security.
// PostgreSQL takes no key into such a table that does not hold the authority's id.
func TestPartitionedByAuthority(t *testing.T) {
	const other = "otherland"
	config := testkit.Config(t, store.PostgreSQL, all.Sources()...)
	open := func(authority string) *record.Keeper { return opened(t, config, authority) }
	whole := open("")
	tables, err := store.Tables(t.Context(), whole.DB)
	if err != nil {
		t.Fatal(err)
	}
	if err := whole.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		return intoParts(ctx, tx, tables, Authority, other)
	}); err != nil {
		t.Fatal(err)
	}

	own := open(Authority) // which has PostgreSQL keep the parts apart as well
	day := core.At(core.Day(2026, 11, 20), 15, 0)
	if _, err := Fill(t.Context(), own, 1, 6, day, nil); err != nil {
		t.Fatal(err)
	}
	if err := copyTo(t.Context(), whole.DB, tables, other); err != nil {
		t.Fatal(err)
	}
	second := open(other)
	number := func(k *record.Keeper, query string, values ...any) int {
		n, err := store.One[int](t.Context(), k.DB, query, values...)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, table := range tables {
		first := number(own, "SELECT count(*) FROM "+table.Name)
		if n := number(whole, "SELECT count(*) FROM "+shelfOf(table.Name, Authority)); n != first {
			t.Errorf("%s: %d rows of the first county, and %d in its part", table.Name, first, n)
		}
		if n := number(second, "SELECT count(*) FROM "+shelfOf(table.Name, Authority)); n != 0 {
			t.Errorf("%s: the second county sees %d rows in the first one's part", table.Name, n)
		}
	}
	for authority, k := range map[string]*record.Keeper{Authority: own, other: second} {
		worksOn(t, k, authority)
	}
	plan, err := store.All[string](t.Context(), own.DB, `EXPLAIN SELECT r.id FROM record r JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id WHERE r.authority_id = $1`, Authority)
	if text := strings.Join(plan, "\n"); err != nil || !strings.Contains(text, shelfOf("record", Authority)) || strings.Contains(text, shelfOf("record", other)) {
		t.Errorf("a question of one authority is put to another's part (%v):\n%s", err, text)
	}
	for _, statement := range []string{`UPDATE ledger SET why = 'another'`, `DELETE FROM ` + shelfOf("ledger", other)} {
		if err := second.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			_, err := store.Exec(ctx, tx, statement)
			return err
		}); err == nil {
			t.Errorf("%s: the ledger was changed", statement)
		}
	}
}

// worksOn holds that a county's ledger is sound, that its time limits are as they should be,
// and that its people are found.
func worksOn(t *testing.T, k *record.Keeper, authority string) {
	t.Helper()
	if n, err := ledger.Verify(t.Context(), k.DB, authority, all.Accounts(k)...); authority == Authority && (err != nil || n == 0) {
		t.Errorf("%s: the ledger of %d lines is not sound: %v", authority, n, err)
	}
	if sum, err := k.RecomputeAll(t.Context(), authority, nil); err != nil || sum.Dues == 0 || authority == Authority && sum.Written > 0 {
		t.Errorf("%s: %d dues worked out anew, of which %d were not as they should be: %v", authority, sum.Dues, sum.Written, err)
	}
	name, err := store.One[string](t.Context(), k.DB, `SELECT shown_name FROM person WHERE authority_id = $1 ORDER BY id LIMIT 1`, authority)
	if err != nil {
		t.Fatal(err)
	}
	who := access.Who{Authority: authority, User: core.NewID(), Name: "Nia Coombe", Roles: []access.Role{access.FrontDoorWorker}}
	hits, err := people.Search(t.Context(), k.DB, who, people.Query{Text: name, Today: k.Today()})
	if err != nil || !slices.ContainsFunc(hits, func(h people.Hit) bool { return h.Name == name }) {
		t.Errorf("%s: somebody is not found by their name: %d others are (%v)", authority, len(hits), err)
	}
}

// shelfOf is the part of a table in which the rows of an authority lie.
func shelfOf(table, authority string) string { return table + "_of_" + authority }

// intoParts turns tables into partitioned ones of the same name, with a part for each
// authority and one for all others. What hangs on a table (its keys, views and triggers) is
// noted before and made anew afterwards.
func intoParts(ctx context.Context, tx *store.Tx, tables []store.Table, authorities ...string) error {
	say := func(format string, a ...any) error {
		statement := fmt.Sprintf(format, a...)
		if _, err := store.Exec(ctx, tx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
		return nil
	}
	type hanging struct{ Away, Again string }
	hangs, err := store.All[hanging](ctx, tx, `
		SELECT away, again FROM (
			SELECT 1 AS turn, -c.oid::bigint AS at, format('DROP VIEW %I', c.relname) AS away, format('CREATE VIEW %I AS %s', c.relname, pg_get_viewdef(c.oid)) AS again
			FROM   pg_class c WHERE c.relkind = 'v' AND c.relnamespace = current_schema()::regnamespace
			UNION ALL
			SELECT 2, t.oid::bigint, format('DROP TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass), pg_get_triggerdef(t.oid)
			FROM   pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
			UNION ALL
			SELECT 3, k.oid::bigint, format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::regclass, k.conname), format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
			FROM   pg_constraint k WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace) AS hangs
		ORDER BY turn, at`)
	if err != nil {
		return err
	}
	for _, h := range hangs {
		if err := say("%s", h.Away); err != nil {
			return err
		}
	}
	for _, t := range tables {
		if err := say(`ALTER TABLE %[1]s RENAME TO %[1]s_was; CREATE TABLE %[1]s (LIKE %[1]s_was INCLUDING ALL) PARTITION BY LIST (authority_id); CREATE TABLE %[2]s PARTITION OF %[1]s DEFAULT`,
			t.Name, shelfOf(t.Name, "others")); err != nil {
			return err
		}
		for _, a := range authorities {
			if err := say(`CREATE TABLE %s PARTITION OF %s FOR VALUES IN ('%s')`, shelfOf(t.Name, a), t.Name, a); err != nil {
				return err
			}
		}
		if err := say(`INSERT INTO %[1]s SELECT * FROM %[1]s_was; DROP TABLE %[1]s_was`, t.Name); err != nil {
			return err
		}
	}
	slices.Reverse(hangs)
	for _, h := range hangs {
		if err := say("%s", h.Again); err != nil {
			return err
		}
		if _, on, found := strings.Cut(h.Again, "ON public.ledger "); found { // a trigger of statements is no part's unless it is told to
			name := strings.Fields(h.Again)[2]
			for _, a := range append([]string{"others"}, authorities...) {
				if err := say("CREATE TRIGGER %s BEFORE UPDATE OR DELETE OR TRUNCATE ON %s %s", name, shelfOf("ledger", a), on); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
