package county

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"throughline/core"
	"throughline/ledger"
	"throughline/practice/all"
	"throughline/record"
	"throughline/store"
	"throughline/testkit"
)

// opened opens a database as the program does that serves one authority; "" is any.
func opened(t *testing.T, config store.Config, authority string) *record.Keeper {
	t.Helper()
	config.Authority = authority
	k, err := all.Open(t.Context(), config, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := k.DB.Close(); err != nil {
			t.Error(err)
		}
	})
	return k
}

// TestTwoCountiesInOneDatabase fills one county, gives a second the same rows under its own
// name, and lets the program work for each: PostgreSQL shows neither a row of the other's,
// in any table, and takes none.
func TestTwoCountiesInOneDatabase(t *testing.T) {
	const other = "otherland"
	config := testkit.Config(t, store.PostgreSQL, all.Sources()...)
	open := func(authority string) *record.Keeper { return opened(t, config, authority) }
	day := core.At(core.Day(2026, 11, 20), 15, 0)
	own := open(Authority) // which also shows that the program can do all its work so bound
	if _, err := Fill(t.Context(), own, 1, 12, day, nil); err != nil {
		t.Fatal(err)
	}
	whole := open("")
	tables, err := store.Tables(t.Context(), whole.DB)
	if err != nil {
		t.Fatal(err)
	}
	if err := copyTo(t.Context(), whole.DB, tables, other); err != nil {
		t.Fatal(err)
	}

	second, held := open(other), 0
	for _, table := range tables {
		if !slices.ContainsFunc(table.Columns, func(c store.Column) bool { return c.Name == "authority_id" }) {
			t.Errorf("table %s does not say whose its rows are: they cannot be kept apart", table.Name)
			continue
		}
		count := func(k *record.Keeper, where string, values ...any) int {
			n, err := store.One[int](t.Context(), k.DB, "SELECT count(*) FROM "+table.Name+where, values...)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		first := count(whole, " WHERE authority_id = $1", Authority)
		if got := count(own, ""); got != first {
			t.Errorf("%s: the first county sees %d rows where it has %d", table.Name, got, first)
		}
		if got, has := count(second, ""), count(whole, " WHERE authority_id = $1", other); got != has || has != first {
			t.Errorf("%s: the second county sees %d rows where it has %d and was given %d", table.Name, got, has, first)
		}
		if first == 0 {
			continue
		}
		held++
		err := second.DB.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			n, err := store.Exec(ctx, tx, "UPDATE "+table.Name+" SET authority_id = authority_id WHERE authority_id = $1", Authority)
			if n > 0 {
				t.Errorf("%s: the second county changed %d rows of the first", table.Name, n)
			}
			if err != nil {
				return err
			}
			_, err = store.Exec(ctx, tx, "UPDATE "+table.Name+" SET authority_id = $1", Authority)
			return err
		})
		if err == nil {
			t.Errorf("%s: the second county gave its rows to the first", table.Name)
		}
	}
	if held < 40 {
		t.Errorf("only %d tables held a row: too few to prove anything", held)
	}
	if n, err := ledger.Verify(t.Context(), own.DB, Authority, all.Accounts(own)...); err != nil || n == 0 {
		t.Errorf("the first county's ledger of %d lines is not sound: %v", n, err)
	}
}

// copyTo gives another authority a copy of every row.
func copyTo(ctx context.Context, db *store.DB, tables []store.Table, other string) error {
	return db.Fill(ctx, func(ctx context.Context, f *store.Filling) error {
		for _, t := range tables {
			var names []string
			for _, c := range t.Columns {
				if c.Name != "authority_id" {
					names = append(names, c.Name)
				}
			}
			columns := strings.Join(names, ", ")
			_, err := store.Exec(ctx, f.Tx, fmt.Sprintf("INSERT INTO %s (authority_id, %s) SELECT $1, %s FROM %s WHERE authority_id = $2", t.Name, columns, columns, t.Name), other, Authority)
			if err != nil {
				return fmt.Errorf("%s: %w", t.Name, err)
			}
		}
		return nil
	})
}
