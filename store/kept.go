package store

import (
	"context"
	"database/sql/driver"
	"fmt"
)

// keptStatements bounds the statements that one SQLite connection keeps prepared: more
// than the house has, so that only made-up ones (a search with its filters) go round.
const keptStatements = 400

// A keepingConnector opens SQLite connections that keep their statements prepared,
// because parsing and planning one costs about as much as running it. PostgreSQL's
// driver does the same by itself.
type keepingConnector struct{ driver.Connector }

// Connect opens one connection.
func (k keepingConnector) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := k.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	whole, ok := c.(wholeConn)
	if !ok {
		return nil, fmt.Errorf("the SQLite driver's connection is a %T, which lacks what is needed here", c)
	}
	return &keepingConn{wholeConn: whole, kept: map[string]*kept{}}, nil
}

// wholeConn is all of the driver's connection that database/sql makes use of.
type wholeConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

// wholeStmt is all of the driver's statement that is used here.
type wholeStmt interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// A keepingConn is used by one goroutine at a time, as database/sql promises.
type keepingConn struct {
	wholeConn
	kept map[string]*kept
}

// A kept statement is busy while its rows are being read: a second run of it inside
// the first is prepared afresh, as it would otherwise start the first one over.
type kept struct {
	wholeStmt
	busy bool
}

// statement returns the prepared statement, or nil when it is busy.
func (c *keepingConn) statement(ctx context.Context, query string) (*kept, error) {
	if k, ok := c.kept[query]; ok {
		if k.busy {
			return nil, nil
		}
		return k, nil
	}
	s, err := c.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	whole, ok := s.(wholeStmt)
	if !ok {
		return nil, fmt.Errorf("the SQLite driver's statement is a %T, which lacks what is needed here", s)
	}
	if len(c.kept) >= keptStatements {
		if err := c.drop(); err != nil {
			return nil, err
		}
	}
	k := &kept{wholeStmt: whole}
	c.kept[query] = k
	return k, nil
}

// drop lets go of any one statement that nobody is reading from.
func (c *keepingConn) drop() error {
	for query, k := range c.kept {
		if !k.busy {
			delete(c.kept, query)
			return k.Close()
		}
	}
	return nil
}

// ExecContext runs a statement that gives no rows.
func (c *keepingConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	k, err := c.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	if k == nil {
		return c.wholeConn.ExecContext(ctx, query, args)
	}
	return k.ExecContext(ctx, args)
}

// QueryContext runs a statement that gives rows.
func (c *keepingConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	k, err := c.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	if k == nil {
		return c.wholeConn.QueryContext(ctx, query, args)
	}
	rows, err := k.QueryContext(ctx, args)
	if err != nil {
		return nil, err
	}
	k.busy = true
	return &keptRows{Rows: rows, of: k}, nil
}

// Close lets go of the statements and the connection.
func (c *keepingConn) Close() error {
	for query, k := range c.kept {
		delete(c.kept, query)
		if err := k.Close(); err != nil {
			return fmt.Errorf("letting go of a statement: %w", err)
		}
	}
	return c.wholeConn.Close()
}

// keptRows give their statement back when they are closed.
type keptRows struct {
	driver.Rows
	of *kept
}

// Close ends the reading.
func (r *keptRows) Close() error {
	r.of.busy = false
	return r.Rows.Close()
}
