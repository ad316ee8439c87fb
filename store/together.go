package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
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
	if err := errors.Join(db.outside(ctx), ctx.Err()); err != nil {
		return err
	}
	w := &waiter{ctx: ctx, done: make(chan error, 1)}
	for _, values := range rows {
		if err := fitting(table, columns, values); err != nil {
			return err
		}
		stored, err := plain(values)
		if err != nil {
			return fmt.Errorf("a row for %s: %w", table, err)
		}
		w.rows = append(w.rows, stored)
	}
	of, _ := db.queues.LoadOrStore(insertKey{table: table, columns: strings.Join(columns, ", ")}, new(queue))
	of.(*queue).join(w, func(all []*waiter) error { return db.insertAll(table, columns, all) })
	select {
	case err := <-w.done:
		if err != nil { // whoever's row was at fault: each is tried alone, and only that one refused
			err = db.Write(ctx, alone)
		}
		return err
	case <-ctx.Done():
		return told(ctx.Err(), "adding rows to "+table)
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
func (db *DB) insertAll(table string, columns []string, all []*waiter) error {
	var rows [][]any
	for _, w := range all {
		rows = append(rows, w.rows...)
	}
	query, err := insertion(table, columns, len(rows))
	if err != nil {
		return err
	}
	// Whoever asked first may leave; the rows of the others are added all the same.
	_, err = db.writer.ExecContext(context.WithoutCancel(all[0].ctx), query, slices.Concat(rows...)...)
	return told(err, query)
}
