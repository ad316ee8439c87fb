package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"reflect"
	"strings"
)

// A Querier can be asked: a *DB, outside a transaction, or a *Tx.
type Querier interface {
	// Engine says which of the two engines it is.
	Engine() Engine
	rows(ctx context.Context, query string, args []any) (*sql.Rows, error)
}

func (db *DB) rows(ctx context.Context, query string, args []any) (*sql.Rows, error) {
	if err := db.outside(ctx); err != nil {
		return nil, err
	}
	if db.joined != nil {
		return db.joined.rows(ctx, query, args)
	}
	return db.readers.QueryContext(db.unwatched(ctx), query, args...)
}

func (tx *Tx) rows(ctx context.Context, query string, args []any) (*sql.Rows, error) {
	if err := tx.called(ctx, query, args); err != nil {
		return nil, err
	}
	if err := tx.send(ctx); err != nil {
		return nil, err
	}
	return tx.tx.QueryContext(tx.db.unwatched(ctx), query, args...)
}

// unwatched is the context of a question to SQLite, which answers within this program: two
// goroutines that would watch over each question for its end cost as much as a short answer.
// Whoever reads the rows looks between them whether anybody still waits. A question to a
// server is watched, since a network may never answer.
func (db *DB) unwatched(ctx context.Context) context.Context {
	if db.engine == SQLite {
		return context.WithoutCancel(ctx)
	}
	return ctx
}

// All reads every row that a statement gives. T is a struct whose fields are the
// columns by name (BornOn is born_on, PersonID is person_id), embedded structs
// included, or, for a statement of one column, a plain value such as core.ID or int. A
// column without a field and a field without a column are errors: a blank that nobody
// read is not told from one that is true. NULL fits core's words, pointers and
// sql.Null, and nothing else. No row is an empty list.
func All[T any](ctx context.Context, q Querier, query string, args ...any) ([]T, error) {
	var all []T
	err := each(ctx, q, query, args, func(row *T) error {
		all = append(all, *row)
		return nil
	})
	return all, err
}

// One reads the one row that a statement gives; see [All] for T. No row is a problem
// of the sort core.Missing; more than one is an error.
func One[T any](ctx context.Context, q Querier, query string, args ...any) (T, error) {
	one, found, err := Maybe[T](ctx, q, query, args...)
	if err == nil && !found {
		err = missing()
	}
	return one, err
}

// Maybe is [One] where no row is an answer like another: false.
func Maybe[T any](ctx context.Context, q Querier, query string, args ...any) (T, bool, error) {
	var one, none T
	n := 0
	err := each(ctx, q, query, args, func(row *T) error {
		if n++; n > 1 {
			return fmt.Errorf("%s: more than one row was found where one was expected", brief(query))
		}
		one = *row
		return nil
	})
	if err != nil {
		return none, false, err
	}
	return one, n == 1, nil
}

// Lock reads one row as [One] does and holds it until the transaction ends: whoever
// else wants to lock or change that row waits, and then sees what was written. Give it
// a plain SELECT of one table by its key.
func Lock[T any](ctx context.Context, tx *Tx, query string, args ...any) (T, error) {
	if tx.db.engine == PostgreSQL {
		query += " FOR UPDATE" // on SQLite a transaction that writes is alone already
	}
	return One[T](ctx, tx, query, args...)
}

// Each hands the rows to a function one by one, for what is too many for a list or has
// no struct. The function calls scan once, with a pointer for each column in order. It
// asks nothing else of the same transaction: PostgreSQL reads one answer at a time.
func Each(ctx context.Context, q Querier, query string, args []any, row func(scan func(dest ...any) error) error) error {
	return open(ctx, q, query, args, func(rows *sql.Rows) error {
		scan := func(dest ...any) error { return fits(rows.Scan(dest...), query, dest) }
		for rows.Next() {
			if err := row(scan); err != nil {
				return err
			}
			if err := ctx.Err(); err != nil {
				return told(err, query)
			}
		}
		return nil
	})
}

// each reads every row into the same T, one after the other.
func each[T any](ctx context.Context, q Querier, query string, args []any, do func(*T) error) error {
	return open(ctx, q, query, args, func(rows *sql.Rows) error {
		columns, err := rows.Columns()
		if err != nil {
			return told(err, query)
		}
		var row, blank T
		dest, err := places(&row, columns)
		if err != nil {
			return fmt.Errorf("%s: %w", brief(query), err)
		}
		for rows.Next() {
			row = blank
			if err := rows.Scan(dest...); err != nil {
				return fits(err, query, dest)
			}
			if err := do(&row); err != nil {
				return err
			}
			if err := ctx.Err(); err != nil {
				return told(err, query)
			}
		}
		return nil
	})
}

// hearing marks a context whose questions somebody listens to.
type hearing struct{}

// Hear returns a context in which heard is told the text of every question that is asked,
// never its values: for a test of how the database goes about them. heard is called by
// whoever asks, several at once.
func Hear(ctx context.Context, heard func(query string)) context.Context {
	return context.WithValue(ctx, hearing{}, heard)
}

// open runs a statement, has its rows read, and sees that they were read to the end.
func open(ctx context.Context, q Querier, query string, args []any, read func(*sql.Rows) error) (err error) {
	args, err = plain(args)
	if err != nil {
		return fmt.Errorf("%s: %w", brief(query), err)
	}
	if heard, ok := ctx.Value(hearing{}).(func(string)); ok {
		heard(query)
	}
	if err := ctx.Err(); err != nil {
		return told(err, query)
	}
	rows, err := q.rows(ctx, query, args)
	if err != nil {
		return told(err, query)
	}
	defer func() {
		if e := rows.Close(); err == nil {
			err = told(e, query)
		}
	}()
	if err := read(rows); err != nil {
		return err
	}
	return told(rows.Err(), query)
}

// fits says which column did not fit its field, without the value, which database/sql
// puts into its error.
func fits(err error, query string, dest []any) error {
	if err == nil {
		return nil
	}
	var index int
	if _, no := fmt.Sscanf(err.Error(), "sql: Scan error on column index %d", &index); no != nil || index >= len(dest) {
		return told(err, query)
	}
	why := "its value does not fit"
	if strings.Contains(err.Error(), "converting NULL") {
		why = "it is NULL, which does not fit"
	}
	_, name, _ := strings.Cut(err.Error(), `name "`)
	name, _, _ = strings.Cut(name, `"`)
	return fmt.Errorf("%s: column %s, number %d: %s a %s", brief(query), name, index+1, why, reflect.TypeOf(dest[index]).Elem())
}

// plain turns values that know how they are stored into what is stored, so that both
// drivers are given the same.
func plain(args []any) ([]any, error) {
	out := args
	for i, a := range args {
		v, ok := a.(driver.Valuer)
		if !ok {
			continue
		}
		if i == 0 || &out[0] == &args[0] {
			out = append([]any(nil), args...) // the caller's list is the caller's
		}
		if r := reflect.ValueOf(a); r.Kind() == reflect.Pointer && r.IsNil() {
			out[i] = nil
			continue
		}
		value, err := v.Value()
		if err != nil {
			return nil, fmt.Errorf("value $%d cannot be stored: %w", i+1, err)
		}
		out[i] = value
	}
	return out, nil
}

// Exec runs a statement that gives no rows and returns how many rows it changed.
func Exec(ctx context.Context, tx *Tx, query string, args ...any) (rows int64, err error) {
	if args, err = plain(args); err != nil {
		return 0, fmt.Errorf("%s: %w", brief(query), err)
	}
	if err := tx.called(ctx, query, args); err != nil {
		return 0, err
	}
	if err := tx.send(ctx); err != nil {
		return 0, err
	}
	done, err := tx.tx.ExecContext(tx.db.unwatched(ctx), query, args...)
	if err != nil {
		return 0, told(err, query)
	}
	if rows, err = done.RowsAffected(); err != nil {
		return 0, told(err, query)
	}
	return rows, nil
}

// Insert adds one row. The table and the columns are the program's own words, never a
// person's; the values stand in the order of the columns.
func (tx *Tx) Insert(ctx context.Context, table string, columns []string, values ...any) error {
	if err := fitting(table, columns, values); err != nil {
		return err
	}
	query, err := insertion(table, columns, 1)
	if err != nil {
		return err
	}
	_, err = Exec(ctx, tx, query, values...)
	return err
}

// isName reports whether a word is a plain name of SQL: small letters, digits and _.
func isName(word string) bool {
	for i, r := range word {
		if r != '_' && (r < 'a' || r > 'z') && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return word != ""
}
