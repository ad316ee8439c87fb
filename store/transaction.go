package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"
)

// A Tx is one transaction. It is used by one goroutine at a time and only until the
// function that was given it returns.
type Tx struct {
	db             *DB
	tx             *sql.Tx
	conn           *sql.Conn       // the connection, on PostgreSQL
	queue          []queued        // what is still to be sent, on PostgreSQL; see [Later]
	before         []*before       // see [Tx.Before]
	last           []*last         // see [Tx.Last]
	ends           []*last         // see [Tx.AtEnd]
	heard          []any           // the keys that it was ever given
	undone         int             // see [Tx.Undone]
	steps, current int             // how many steps there were, and which goes on; see [Tx.Step]
	gone           map[int]bool    // which steps were undone
	held           map[string]bool // what [Hold] holds
}

// Engine says which of the two engines this is.
func (tx *Tx) Engine() Engine { return tx.db.engine }

// inside marks a context as being inside a transaction of a database.
type inside struct{ db *DB }

// attempts and the pauses between them: about three seconds in all at the worst.
const (
	attempts = 10
	// Where another program holds SQLite's file, each try has waited busyMillis already, and
	// somebody waits for a page.
	busyAttempts = 2
	firstPause   = 5 * time.Millisecond
	lastPause    = 500 * time.Millisecond
)

// Write runs do in one transaction: all that it writes is kept, or, when it returns an
// error or panics, nothing. When another transaction was in the way it is run again
// from the start, so do must change nothing but the database. A do asks and writes
// through tx with the context that it is given; asking db from inside is refused, since
// db would not see what tx has written and might wait for itself for ever.
func (db *DB) Write(ctx context.Context, do func(ctx context.Context, tx *Tx) error) error {
	if db.joined != nil {
		return db.step(ctx, do)
	}
	for n := 1; ; n++ {
		err := db.transact(ctx, db.writer, nil, do)
		if err == nil || !isPassing(err) || n == attempts || n == busyAttempts && isBusy(err) {
			return err
		}
		pause := min(firstPause<<(n-1), lastPause)
		select {
		case <-time.After(pause/2 + rand.N(pause)): // apart, lest the same two meet again
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		}
	}
}

// Read runs do over one consistent snapshot, in which nothing can be written. A page or
// a return that asks several questions asks them here, so that the answers agree.
func (db *DB) Read(ctx context.Context, do func(ctx context.Context, tx *Tx) error) error {
	if db.joined != nil {
		return do(ctx, db.joined)
	}
	level := sql.LevelRepeatableRead
	if db.engine == SQLite {
		level = sql.LevelDefault // there every transaction is a snapshot
	}
	return db.transact(ctx, db.readers, &sql.TxOptions{Isolation: level, ReadOnly: true}, do)
}

// A beginner begins transactions: a pool, or one connection of it.
type beginner interface {
	BeginTx(ctx context.Context, options *sql.TxOptions) (*sql.Tx, error)
}

// transact begins, does, and ends one transaction.
func (db *DB) transact(ctx context.Context, pool beginner, options *sql.TxOptions, do func(context.Context, *Tx) error) (err error) {
	if err := db.outside(ctx); err != nil {
		return err
	}
	if pool == beginner(db.writer) {
		leave, err := db.writing.wait(ctx)
		if err != nil {
			return told(err, "beginning a transaction")
		}
		defer leave()
	}
	t, release, err := db.begin(ctx, pool, options)
	if err != nil {
		return told(err, "beginning a transaction")
	}
	defer func() {
		if e := release(); err == nil && !errors.Is(e, sql.ErrConnDone) {
			err = told(e, "giving a connection back")
		}
	}()
	ended := false
	defer func() {
		if ended {
			return
		}
		// A rollback that fails has nothing to add to the error or panic that led here,
		// unless the connection broke, and then the server has rolled back.
		if undo := t.tx.Rollback(); undo != nil && !errors.Is(undo, sql.ErrTxDone) && err != nil {
			err = fmt.Errorf("%w (and undoing it: %w)", err, undo)
		}
	}()
	inner := context.WithValue(ctx, inside{db}, true)
	if err := do(inner, t); err != nil {
		return err
	}
	if err := t.finish(inner); err != nil {
		return err
	}
	ended = true
	err = t.tx.Commit()
	if gone := ctx.Err(); gone != nil && errors.Is(err, sql.ErrTxDone) {
		err = gone // whoever waited went away, and the transaction with them
	}
	if err := told(err, "ending a transaction"); err != nil {
		return &unsureError{err}
	}
	return nil
}

// begin begins a transaction. Of one that writes on PostgreSQL the connection is kept at
// hand, to send several statements at once; release gives it back.
func (db *DB) begin(ctx context.Context, pool beginner, options *sql.TxOptions) (t *Tx, release func() error, err error) {
	t, release = &Tx{db: db}, func() error { return nil }
	if db.engine == PostgreSQL && options == nil {
		switch p := pool.(type) {
		case *sql.Conn:
			t.conn = p
		case *sql.DB:
			if t.conn, err = p.Conn(ctx); err != nil {
				return nil, nil, err
			}
			pool, release = t.conn, t.conn.Close
		}
	}
	if t.tx, err = pool.BeginTx(ctx, options); err != nil {
		return nil, nil, errors.Join(err, release())
	}
	return t, release, nil
}

// outside refuses to go to the pool from inside a transaction of the same database.
func (db *DB) outside(ctx context.Context) error {
	if ctx.Value(inside{db}) != nil {
		return errors.New("the database was asked from inside one of its transactions: ask the transaction (tx) instead")
	}
	return nil
}
