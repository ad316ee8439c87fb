package store

import (
	"context"
	"slices"
	"strings"
	"sync"
)

// TablesInOrder lists the tables of an SQLite database as [Tables] does, each after those
// that it refers to: in that order their rows may be carried into another database.
func TablesInOrder(ctx context.Context, q Querier) ([]Table, error) {
	all, err := Tables(ctx, q)
	if err != nil {
		return nil, err
	}
	refers, err := references(ctx, q)
	return inOrder(all, refers), err
}

// references are the tables that each table refers to, but for itself.
func references(ctx context.Context, q Querier) (map[string][]string, error) {
	type row struct{ Name, Refers string }
	rows, err := All[row](ctx, q, `
		SELECT DISTINCT t.name, f."table" AS refers FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f
		WHERE  t.type = 'table' AND f."table" <> t.name`)
	out := map[string][]string{}
	for _, r := range rows {
		out[r.Name] = append(out[r.Name], r.Refers)
	}
	return out, err
}

// inOrder puts every table after those that it refers to.
func inOrder(all []Table, refers map[string][]string) []Table {
	byName, put := map[string]Table{}, map[string]bool{}
	for _, t := range all {
		byName[t.Name] = t
	}
	var out []Table
	var add func(t Table)
	add = func(t Table) {
		if t.Name == "" || put[t.Name] {
			return
		}
		put[t.Name] = true
		for _, other := range refers[t.Name] {
			add(byName[other])
		}
		out = append(out, t)
	}
	for _, t := range all {
		add(t)
	}
	return out
}

// TableOf is a table with some of its columns, of which only the names matter.
func TableOf(name string, columns ...string) Table {
	t := Table{Name: name}
	for _, c := range columns {
		t.Columns = append(t.Columns, Column{Name: c})
	}
	return t
}

// Rows reads the rows of a table as they are stored, in the order in which they were written.
// On SQLite those up to a row number can be left out; 0 leaves out none.
func Rows(ctx context.Context, q Querier, t Table, after int64, each func(values []any) error) error {
	dest := make([]any, len(t.Columns))
	query, args := "SELECT "+strings.Join(t.names(), ", ")+" FROM "+t.Name, []any(nil)
	if after > 0 {
		query, args = query+" WHERE rowid > $1", []any{after}
	}
	return Each(ctx, q, query, args, func(scan func(...any) error) error {
		values := make([]any, len(t.Columns))
		for i := range values {
			dest[i] = &values[i]
		}
		if err := scan(dest...); err != nil {
			return err
		}
		return each(values)
	})
}

// InsertAll adds many rows to a table, several in a statement. The values are as [Rows] reads
// them: days, instants and ids are text, and a flag may be 0 or 1 on either engine.
func (tx *Tx) InsertAll(ctx context.Context, t Table, rows [][]any) error {
	return tx.insertAll(ctx, t, rows, "")
}

// InsertMissing is [Tx.InsertAll] for a table whose rows may be there already: those are left.
func (tx *Tx) InsertMissing(ctx context.Context, t Table, rows [][]any) error {
	return tx.insertAll(ctx, t, rows, " ON CONFLICT DO NOTHING")
}

func (tx *Tx) insertAll(ctx context.Context, t Table, rows [][]any, end string) error {
	flags, err := tx.flags(ctx, t)
	if err != nil {
		return err
	}
	for _, i := range flags {
		for _, row := range rows {
			if n, ok := row[i].(int64); ok {
				row[i] = n != 0
			}
		}
	}
	for _, size := range []int{128, 32, 8, 1} {
		for len(rows) >= size && (size == 1 || size*len(t.Columns) <= mostValues) {
			if err := tx.insertSome(ctx, t, rows[:size], end); err != nil {
				return err
			}
			rows = rows[size:]
		}
	}
	return nil
}

// mostValues is how many values one statement is given at most; the engines take 32,766 or more.
const mostValues = 4000

func (tx *Tx) insertSome(ctx context.Context, t Table, rows [][]any, end string) error {
	query, err := insertion(t.Name, t.names(), len(rows))
	if err != nil {
		return err
	}
	_, err = Exec(ctx, tx, query+end, slices.Concat(rows...)...)
	return err
}

// flagged are the places of the flags of each table, on PostgreSQL, by its columns.
var flagged sync.Map

// flags are the places of the columns that PostgreSQL keeps as truth values; SQLite has none.
func (tx *Tx) flags(ctx context.Context, t Table) ([]int, error) {
	if tx.Engine() != PostgreSQL {
		return nil, nil
	}
	key := t.Name + "(" + strings.Join(t.names(), ", ") + ")"
	if known, ok := flagged.Load(key); ok {
		return known.([]int), nil
	}
	here, err := Tables(ctx, tx)
	if err != nil {
		return nil, err
	}
	places := []int{}
	for _, other := range here {
		for _, c := range other.Columns {
			if i := slices.Index(t.names(), c.Name); other.Name == t.Name && c.Sort == "flag" && i >= 0 {
				places = append(places, i)
			}
		}
	}
	flagged.Store(key, places)
	return places, nil
}
