package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"throughline/store"
	"throughline/testkit"
)

// shelves is a table with an index of every sort, and one whose rows lead to its rows.
const shelves = `-- 0001 Shelves, for tests.
CREATE TABLE shelf (
	house        TEXT NOT NULL,
	place        {whole} NOT NULL,
	label        TEXT NOT NULL,
	PRIMARY KEY (house, place),
	UNIQUE (label)
) {strict};
CREATE INDEX shelf_low ON shelf (house, label) WHERE place < 10;
CREATE UNIQUE INDEX shelf_small ON shelf (lower(label), place DESC);
CREATE TABLE book (
	house        TEXT NOT NULL,
	title        TEXT NOT NULL,
	place        {whole} NOT NULL,
	PRIMARY KEY (house, title),
	FOREIGN KEY (house, place) REFERENCES shelf (house, place)
) {strict};
-- postgres only
CREATE TABLE box (house TEXT NOT NULL, place BIGINT NOT NULL, label TEXT NOT NULL, PRIMARY KEY (house, place)) PARTITION BY LIST (house);
CREATE INDEX box_label ON box (house, label);
CREATE TABLE box_a PARTITION OF box FOR VALUES IN ('a');
-- end
`

// manyLabels are so many rows that their indexes are made when all are there.
const manyLabels = 20_000

func labelled(last string) string {
	var b strings.Builder
	for i := range manyLabels {
		fmt.Fprintf(&b, "a\t%d\tlabel %06d\n", i, i)
	}
	return b.String() + last
}

// TestAFillingLeavesTheIndexesAsTheyWere brings in enough rows that the indexes are taken away
// for it: they, the keys and what these forbid are the same afterwards.
func TestAFillingLeavesTheIndexesAsTheyWere(t *testing.T) {
	testkit.EachEngine(t, sources("0001_shelf.sql", shelves), func(t *testing.T, db *store.DB) {
		columns := []store.Column{{Name: "house", Sort: "text"}, {Name: "place", Sort: "whole"}, {Name: "label", Sort: "text"}}
		tables := []store.Table{{Name: "shelf", Columns: columns}}
		if db.Engine() == store.PostgreSQL {
			tables = append(tables, store.Table{Name: "box", Columns: columns})
		}
		fill := func(last string) error {
			return db.Fill(t.Context(), func(ctx context.Context, f *store.Filling) error {
				for _, table := range tables {
					table, err := f.Fit(ctx, table)
					if err != nil {
						return err
					}
					n, err := f.CopyIn(ctx, table, strings.NewReader(labelled(last)))
					if err != nil {
						return err
					}
					if n < manyLabels {
						t.Errorf("%d rows were brought into %s", n, table.Name)
					}
				}
				_, err := f.CopyIn(ctx, store.Table{Name: "book", Columns: []store.Column{columns[0], {Name: "title", Sort: "text"}, columns[1]}}, strings.NewReader("a\tAn Atlas\t7\n"))
				return err
			})
		}
		before := standing(t, db)
		if err := fill(""); err != nil {
			t.Fatal(err)
		}
		if after := standing(t, db); !slices.Equal(before, after) {
			t.Errorf("there stood\n%s\nand after a filling\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
		}
		err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			_, err := store.Exec(ctx, tx, "INSERT INTO book (house, title, place) VALUES ('a', 'Birds', -1)")
			return err
		})
		if err == nil {
			t.Error("a book stands on a shelf that is not there")
		}
		// A second row of one key is refused, without its label, and nothing is kept.
		err = fill("a\t77\tlabel of nobody\n")
		if !store.IsDuplicate(err) || strings.Contains(err.Error(), "nobody") {
			t.Errorf("two rows of one key: %v", err)
		}
		if n, e := store.One[int](t.Context(), db, "SELECT count(*) FROM shelf"); e != nil || n != manyLabels {
			t.Error(n, errors.Join(e, err))
		}
		if after := standing(t, db); !slices.Equal(before, after) {
			t.Errorf("after a filling that failed there stands\n%s", strings.Join(after, "\n"))
		}
	})
}

// standing are the definitions of all indexes and keys.
func standing(t *testing.T, db *store.DB) []string {
	t.Helper()
	query := `SELECT coalesce(sql, name) FROM sqlite_schema WHERE type = 'index' ORDER BY 1`
	if db.Engine() == store.PostgreSQL {
		query = `SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()
			UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
			UNION ALL SELECT indexrelid::regclass || ' cannot be used' FROM pg_index WHERE NOT indisvalid
			ORDER BY 1`
	}
	all, err := store.All[string](t.Context(), db, query)
	if err != nil {
		t.Fatal(err)
	}
	return all
}
