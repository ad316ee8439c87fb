package store

import (
	"context"
	"database/sql/driver"
	"fmt"
	"strings"
)

// keptStatements bounds the statements that one SQLite connection keeps prepared: more
// than the house has (writing a county comes to some 1,500), so that only made-up ones (a
// search with its filters) go round.
const keptStatements = 2000

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
	order []int // which value each of its marks takes; nil for one after the other
	busy  bool
}

// values are the values of a run in the order of the statement's marks.
func (k *kept) values(args []driver.NamedValue) []driver.NamedValue {
	if k.order == nil {
		return args
	}
	out := make([]driver.NamedValue, len(k.order))
	for i, at := range k.order {
		if at >= len(args) {
			return args // too few: let the driver say so
		}
		out[i] = driver.NamedValue{Ordinal: i + 1, Value: args[at].Value}
	}
	return out
}

// unnamed writes a statement with marks that have no names: the driver looks every $2 up in
// the list of all names each time that the statement is run, which cost more than to bind the
// value. order is which value each mark takes; nil where they take them one after the other.
// A statement in which a $ stands within quotes is left as it is.
func unnamed(query string) (text string, order []int) {
	if !strings.Contains(query, "$") {
		return query, nil
	}
	var b strings.Builder
	inTurn := true
	quote := byte(0)
	for i := 0; i < len(query); i++ {
		c := query[i]
		switch {
		case c == '$' && quote != 0:
			return query, nil
		case c == '$':
			n := 0
			for i+1 < len(query) && query[i+1] >= '0' && query[i+1] <= '9' {
				i++
				n = 10*n + int(query[i]-'0')
			}
			if n == 0 {
				return query, nil
			}
			inTurn = inTurn && n == len(order)+1
			order = append(order, n-1)
			b.WriteByte('?')
			continue
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		case c == quote:
			quote = 0 // a doubled one closes and opens again
		}
		b.WriteByte(c)
	}
	if inTurn {
		order = nil
	}
	return b.String(), order
}

// statement returns the prepared statement, or nil when it is busy.
func (c *keepingConn) statement(ctx context.Context, query string) (*kept, error) {
	if k, ok := c.kept[query]; ok {
		if k.busy {
			return nil, nil
		}
		return k, nil
	}
	text, order := unnamed(query)
	s, err := c.PrepareContext(ctx, text)
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
	k := &kept{wholeStmt: whole, order: order}
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
	return k.ExecContext(ctx, k.values(args))
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
	rows, err := k.QueryContext(ctx, k.values(args))
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
