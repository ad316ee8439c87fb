package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
)

// Alone does a piece of work by name unless another program that shares the database is at
// it, and reports whether it did: what is done each hour or each night is done by one of
// them. A program that is killed has let go as soon as the server notices. What was done
// meanwhile by the other is for do to see.
//
// SQLite is one program's own, which does it.
func (db *DB) Alone(ctx context.Context, name string, do func(ctx context.Context) error) (did bool, err error) {
	if db.engine == SQLite {
		return true, do(ctx)
	}
	if db.joined != nil {
		return false, errJoined
	}
	conn, err := db.writer.Conn(ctx)
	if err != nil {
		return false, told(err, "opening a connection to "+db.where)
	}
	defer func() {
		if e := conn.Close(); !errors.Is(e, sql.ErrConnDone) {
			err = errors.Join(err, told(e, "giving a connection back"))
		}
	}()
	if err := conn.QueryRowContext(ctx, `SELECT pg_try_advisory_lock(hashtextextended('alone/' || $1, 0))`, name).Scan(&did); err != nil || !did {
		return false, told(err, "asking whether somebody is at work")
	}
	defer func() {
		_, e := conn.ExecContext(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock(hashtextextended('alone/' || $1, 0))`, name)
		if e != nil { // the server lets go when the connection ends
			err = errors.Join(err, told(e, "letting others work"), conn.Raw(func(any) error { return driver.ErrBadConn }))
		}
	}()
	return true, do(ctx)
}
