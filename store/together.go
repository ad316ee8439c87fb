package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// mostTogether bounds how many rows are added by one statement. Each number is a statement of
// its own to the database, so they are to be few.
const mostTogether = 16

// A queue holds those who wait for their row to be added to one table, while the rows of
// those before them are.
type queue struct {
	mu      sync.Mutex
	waiting []*waiter
	busy    bool // somebody adds rows
}

// A waiter waits for its rows.
type waiter struct {
	ctx  context.Context
	rows [][]any
	done chan error // holds one
}

// InsertTogether adds rows and returns once they are committed, with all who ask for rows
// of the same table and columns meanwhile: one commit, and one wait for the disk, serves
// them all. It is for lines of a log, which many pages write and none depends on; they are in no
// transaction with anything else. The words of table and columns are the program's own.
func (db *DB) InsertTogether(ctx context.Context, table string, columns []string, rows ...[]any) error {
	alone := func(ctx context.Context, tx *Tx) error {
		for _, values := range rows {
			if err := tx.Insert(ctx, table, columns, values...); err != nil {
				return err
			}
		}
		return nil
	}
	if len(rows) == 0 || db.joined != nil {
		return db.Write(ctx, alone)
	}
	if err := db.outside(ctx); err != nil {
		return err
	}
	w := &waiter{ctx: ctx, done: make(chan error, 1)}
	for _, values := range rows {
		if len(columns) != len(values) {
			return fmt.Errorf("a row for %s has %d columns and %d values", table, len(columns), len(values))
		}
		stored, err := plain(values)
		if err != nil {
			return fmt.Errorf("a row for %s: %w", table, err)
		}
		w.rows = append(w.rows, stored)
	}
	begin := "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES "
	of, _ := db.queues.LoadOrStore(begin, new(queue))
	of.(*queue).join(w, func(all []*waiter) error { return db.insertAll(begin, all) })
	select {
	case err := <-w.done:
		if err != nil { // whoever's row was at fault: each is tried alone, and only that one refused
			err = db.Write(ctx, alone)
		}
		return err
	case <-ctx.Done():
		return told(ctx.Err(), begin)
	}
}

// join puts a waiter into the queue, and has the rows of all who wait added if nobody does.
func (q *queue) join(w *waiter, add func([]*waiter) error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(q.waiting, w)
	if q.busy {
		return
	}
	q.busy = true
	go func() {
		for some := q.next(); len(some) > 0; some = q.next() {
			err := add(some)
			for _, w := range some {
				w.done <- err
			}
		}
	}()
}

// next takes those whose turn it is out of the queue; none ends the adding.
func (q *queue) next() []*waiter {
	q.mu.Lock()
	defer q.mu.Unlock()
	n := min(len(q.waiting), mostTogether)
	some := q.waiting[:n:n]
	q.waiting, q.busy = q.waiting[n:], n > 0
	return some
}

// insertAll adds the rows of some who wait, in one statement.
func (db *DB) insertAll(begin string, all []*waiter) error {
	text := []byte(begin)
	var args []any
	for _, w := range all {
		for _, values := range w.rows {
			open := byte('(')
			for range values {
				args = append(args, nil)
				text = strconv.AppendInt(append(text, open, '$'), int64(len(args)), 10)
				open = ','
			}
			copy(args[len(args)-len(values):], values)
			text = append(text, "),"...)
		}
	}
	// Whoever asked first may leave; the rows of the others are added all the same.
	_, err := db.writer.ExecContext(context.WithoutCancel(all[0].ctx), string(text[:len(text)-1]), args...)
	return told(err, begin)
}
