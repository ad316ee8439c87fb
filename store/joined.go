package store

import (
	"context"
	"errors"
	"fmt"
)

// Joined returns the database as it is seen from inside the transaction: what is asked of
// it is asked of the transaction, and a [DB.Write] is a step of it, which is undone alone
// when it fails and is kept when the whole is. It is for work of many writes that shall be
// committed together, by functions that know only a database. Like the transaction it is
// used by one goroutine at a time and only until that ends.
func (tx *Tx) Joined() *DB {
	return &DB{engine: tx.db.engine, where: tx.db.where, joined: tx}
}

// Outside reports whether a querier is a database outside every transaction: what it gives
// was committed, and stays true of the moment at which it was asked.
func Outside(q Querier) bool {
	db, ok := q.(*DB)
	return ok && db.joined == nil
}

// Undone is how many steps of the transaction were undone alone; see [Tx.Joined].
func (tx *Tx) Undone() int { return tx.undone }

// Step is the number of the step that goes on; 0 outside of all.
func (tx *Tx) Step() int { return tx.current }

// Gone reports whether a step was undone, by its number.
func (tx *Tx) Gone(step int) bool { return tx.gone[step] }

// begins counts a step, and returns what ends it.
func (tx *Tx) begins() (ends func(undone bool)) {
	tx.steps++
	own, outer := tx.steps, tx.current
	tx.current = own
	return func(undone bool) {
		tx.current = outer
		if !undone {
			return
		}
		tx.undone++
		if tx.gone == nil {
			tx.gone = map[int]bool{}
		}
		for n := own; n <= tx.steps; n++ { // with all the steps within it
			tx.gone[n] = true
		}
	}
}

// step is [DB.Write] inside a transaction that is open.
func (db *DB) step(ctx context.Context, do func(ctx context.Context, tx *Tx) error) (err error) {
	if err := db.outside(ctx); err != nil {
		return err
	}
	tx := db.joined
	if err := tx.finish(ctx); err != nil { // what is still to be done is not of this step
		return err
	}
	if err := tx.exec(ctx, "SAVEPOINT step"); err != nil {
		return err
	}
	ended, ends := false, tx.begins()
	defer func() {
		ends(!ended)
		if ended {
			return
		}
		tx.forget()
		for _, undo := range []string{"ROLLBACK TO SAVEPOINT step", "RELEASE SAVEPOINT step"} {
			if e := tx.exec(context.WithoutCancel(ctx), undo); e != nil && err != nil {
				err = fmt.Errorf("%w (and undoing it: %w)", err, e)
			}
		}
	}()
	if err := do(context.WithValue(ctx, inside{db}, true), tx); err != nil {
		return err
	}
	if err := tx.finish(ctx); err != nil {
		return err
	}
	ended = true
	return tx.exec(ctx, "RELEASE SAVEPOINT step")
}

// errJoined is said of what only a database outside a transaction can do.
var errJoined = errors.New("this cannot be done from inside a transaction")
