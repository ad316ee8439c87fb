package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// A statement that is sent alone costs both sides a turn of waiting and waking, which is more
// than most statements themselves cost. So what nobody waits for is queued on PostgreSQL and
// sent together; and what must be held shortest is done last. Inside the program SQLite has
// no such turns, and does everything at once.

// queued is a statement that is still to be sent.
type queued struct {
	text string
	args []any
}

// Later runs a statement that gives no rows, and of which nobody needs to know how many it
// changed, before the transaction is asked or told anything else. What is wrong with it may
// so be said only then, or when the transaction ends.
func Later(ctx context.Context, tx *Tx, query string, args ...any) error {
	if tx.conn == nil {
		_, err := Exec(ctx, tx, query, args...)
		return err
	}
	args, err := plain(args)
	if err != nil {
		return fmt.Errorf("%s: %w", brief(query), err)
	}
	if err := tx.called(ctx, query, args); err != nil {
		return err
	}
	tx.queue = append(tx.queue, queued{query, args})
	return nil
}

// mostRows is how many rows one INSERT adds at most; fewer are added in powers of two, so
// that few statements are prepared, each once.
const mostRows = 16

// Put adds rows as [Tx.Insert] adds one, several in a statement, and, like [Later], perhaps
// not at once.
func (tx *Tx) Put(ctx context.Context, table string, columns []string, rows ...[]any) error {
	for len(rows) > 0 {
		n := mostRows
		for n > len(rows) {
			n /= 2
		}
		query, err := insertion(table, columns, n)
		if err != nil {
			return err
		}
		for _, row := range rows[:n] {
			if err := fitting(table, columns, row); err != nil {
				return err
			}
		}
		args := rows[0]
		if n > 1 {
			args = slices.Concat(rows[:n]...)
		}
		if err := Later(ctx, tx, query, args...); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// send sends what is queued, all of it together.
func (tx *Tx) send(ctx context.Context) error {
	if len(tx.queue) == 0 {
		return nil
	}
	all := tx.queue
	tx.queue = nil
	batch := &pgx.Batch{}
	for _, q := range all {
		batch.Queue(q.text, q.args...)
	}
	return tx.conn.Raw(func(c any) error {
		results := c.(*stdlib.Conn).Conn().SendBatch(ctx, batch)
		for _, q := range all {
			if _, err := results.Exec(); err != nil {
				return errors.Join(told(err, q.text), told(results.Close(), q.text))
			}
		}
		return told(results.Close(), "sending statements together")
	})
}

// exec runs a statement of the transaction itself, after all that is queued.
func (tx *Tx) exec(ctx context.Context, text string) error {
	if err := tx.send(ctx); err != nil {
		return err
	}
	_, err := tx.tx.ExecContext(ctx, text)
	return told(err, text)
}

// before is a function that is called before questions.
type before struct {
	do   func(ctx context.Context, query string, args []any) error
	busy bool // it is running, and is not called for what it asks itself
}

// Before has a function called before every statement that is put to the transaction from
// now on, with its text and values: for what is written late, and must be there when it is
// read. The function may ask the transaction itself, and is not called for that.
func (tx *Tx) Before(do func(ctx context.Context, query string, args []any) error) {
	tx.before = append(tx.before, &before{do: do})
}

// called runs what [Tx.Before] was given.
func (tx *Tx) called(ctx context.Context, query string, args []any) error {
	for _, b := range tx.before {
		if b.busy {
			continue
		}
		b.busy = true
		err := b.do(ctx, query, args)
		b.busy = false
		if err != nil {
			return err
		}
	}
	return nil
}

// last is something to be done when the transaction is about to end, and with what.
type last struct {
	key   any
	items []any
	do    func(ctx context.Context, tx *Tx, items []any) error
}

// Last has something done with an item just before the transaction ends, so that what it
// locks is held for as short as can be. Items of one key are handed over together, in their
// order; do is that of the first. A step of a transaction ([Tx.Joined]) ends likewise. It
// reports whether the transaction heard of the key for the first time.
func (tx *Tx) Last(key, item any, do func(ctx context.Context, tx *Tx, items []any) error) (first bool) {
	for _, l := range tx.last {
		if l.key == key {
			l.items = append(l.items, item)
			return false
		}
	}
	tx.last = append(tx.last, &last{key, []any{item}, do})
	first = !slices.Contains(tx.heard, key)
	if first {
		tx.heard = append(tx.heard, key)
	}
	return first
}

// AtEnd is [Tx.Last] for what must come after all that is done last: what is to be told in the
// order in which transactions end. [Tx.Finish] does not do it.
func (tx *Tx) AtEnd(key, item any, do func(ctx context.Context, tx *Tx, items []any) error) {
	for _, l := range tx.ends {
		if l.key == key {
			l.items = append(l.items, item)
			return
		}
	}
	tx.ends = append(tx.ends, &last{key, []any{item}, do})
}

// Finish does now what was to be done last: for whoever is about to read it.
func (tx *Tx) Finish(ctx context.Context) error {
	for len(tx.last) > 0 {
		l := tx.last[0]
		tx.last = tx.last[1:]
		if err := l.do(ctx, tx, l.items); err != nil {
			return err
		}
	}
	return nil
}

// finish does and sends all that is still to be done.
func (tx *Tx) finish(ctx context.Context) error {
	if err := tx.Finish(ctx); err != nil {
		return err
	}
	for len(tx.ends) > 0 {
		l := tx.ends[0]
		tx.ends = tx.ends[1:]
		if err := l.do(ctx, tx, l.items); err != nil {
			return err
		}
	}
	return tx.send(ctx)
}

// forget drops all that is still to be done, and what a step that is undone may have held.
func (tx *Tx) forget() { tx.queue, tx.last, tx.ends, tx.held = nil, nil, nil, nil }

// fitting makes sure that a row has one value for each column.
func fitting(table string, columns []string, values []any) error {
	if len(columns) != len(values) {
		return fmt.Errorf("a row for %s has %d columns and %d values", table, len(columns), len(values))
	}
	return nil
}

// inserts are the statements that insertion has made, by [insertKey]. All come from the
// program's own text, so they are few.
var inserts sync.Map

// insertion is the INSERT of so many rows.
func insertion(table string, columns []string, rows int) (string, error) {
	key := insertKey{table, strings.Join(columns, ", "), rows}
	if query, ok := inserts.Load(key); ok {
		return query.(string), nil
	}
	for _, word := range append([]string{table}, columns...) {
		if !isName(word) {
			return "", fmt.Errorf("inserting a row: %q is not the name of a table or column", word)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "INSERT INTO %s(%s) VALUES ", table, key.columns)
	for i := range rows * len(columns) {
		switch {
		case i == 0:
			b.WriteString("(")
		case i%len(columns) == 0:
			b.WriteString("), (")
		default:
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "$%d", i+1)
	}
	b.WriteString(")")
	inserts.Store(key, b.String())
	return b.String(), nil
}

// insertKey is what an INSERT is known by.
type insertKey struct {
	table, columns string
	rows           int
}
