package bench

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"throughline/core"
	"throughline/county"
	"throughline/practice/all"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// children is how many people with a history are worked out: those of a county of some
// 150,000 people under 25.
const children = 40_000

// BenchmarkRecompute works out every time limit of a large county anew: first with nothing
// there, then with all of it as it should be. The people are those of a county of -families,
// copied under other ids until there are enough.
func BenchmarkRecompute(b *testing.B) {
	k, err := all.Open(b.Context(), testkit.Config(b, store.SQLite, all.Sources()...), func() core.Instant { return began })
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := k.DB.Close(); err != nil {
			b.Error(err)
		}
	})
	h := &house{db: k.DB, keeper: k}
	h.bulk(b, func(ctx context.Context, k *record.Keeper) error {
		_, err := county.Fill(ctx, k, 3, *families, began, nil)
		return err
	})
	h.copied(b)
	h.count(b)
	for b.Loop() {
		for _, c := range []struct{ name, before string }{
			{"nothing", `DELETE FROM due`},
			{"all", `SELECT 1`},
		} {
			h.say(b, c.before)
			before, err := spentBy(0)
			if err != nil {
				b.Fatal(err)
			}
			began := b.Elapsed()
			sum, err := k.RecomputeAll(b.Context(), county.Authority, nil)
			if err != nil {
				b.Fatal(err)
			}
			took := b.Elapsed() - began
			after, err := spentBy(0)
			if err != nil {
				b.Fatal(err)
			}
			b.Logf("with %s there: %d people, %d dues, %d rows written, %s on the clock, %s of processor time", c.name, sum.People, sum.Dues, sum.Written,
				took.Round(1e6), after.since(before).program.Round(1e6))
			b.ReportMetric(after.since(before).program.Seconds(), "cpu-s/"+c.name)
			b.ReportMetric(took.Seconds(), "s/"+c.name)
		}
	}
}

// copied copies everybody who has a history, with their records and moments, until there are
// enough people.
func (h *house) copied(b *testing.B) {
	b.Helper()
	has, err := store.One[int](b.Context(), h.db, `SELECT count(DISTINCT person_id) FROM moment`)
	if err != nil || has == 0 {
		b.Fatal(has, err)
	}
	h.say(b, `CREATE TABLE lived AS SELECT * FROM moment`, `CREATE TABLE wrote AS SELECT * FROM record WHERE id IN (SELECT record_id FROM moment)`,
		`CREATE TABLE was AS SELECT * FROM person WHERE id IN (SELECT person_id FROM moment)`)
	for n := 1; n*has < children; n++ {
		other := func(column string) string { return fmt.Sprintf("'%04x' || substr(%s, 5)", n, column) }
		for _, c := range []struct{ into, from, ids string }{{"moment", "lived", "person_id record_id thread_id"}, {"record", "wrote", "id thread_id from_id"}, {"person", "was", "id"}} {
			columns, err := store.All[string](b.Context(), h.db, `SELECT name FROM pragma_table_info($1)`, c.into)
			if err != nil {
				b.Fatal(err)
			}
			for i, name := range columns {
				for _, id := range strings.Fields(c.ids) {
					if id == name {
						columns[i] = other(name)
					}
				}
			}
			h.say(b, `INSERT INTO `+c.into+` SELECT `+strings.Join(columns, ", ")+` FROM `+c.from)
		}
	}
}

// say says statements to the database.
func (h *house) say(b *testing.B, statements ...string) {
	b.Helper()
	err := h.db.Write(b.Context(), func(ctx context.Context, tx *store.Tx) error {
		for _, s := range statements {
			if _, err := store.Exec(ctx, tx, s); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}
