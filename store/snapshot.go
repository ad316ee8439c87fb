package store

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/stdlib"
)

// A Snapshot is the whole database as it stood at one moment, while others go on
// writing. It can be asked like a transaction, and written out.
type Snapshot struct {
	*Tx
	conn *sql.Conn
}

// Snapshot runs do over one snapshot. Nothing that was acknowledged before it began is
// missing from it, and nothing half written is in it.
func (db *DB) Snapshot(ctx context.Context, do func(ctx context.Context, s *Snapshot) error) error {
	if db.joined != nil {
		return errJoined
	}
	conn, err := db.readers.Conn(ctx)
	if err != nil {
		return told(err, "opening a connection to "+db.where)
	}
	options := &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
	if db.engine == SQLite {
		options.Isolation = sql.LevelDefault // there every transaction is a snapshot
	}
	err = db.transact(ctx, conn, options, func(ctx context.Context, tx *Tx) error {
		if db.engine == PostgreSQL { // what is read is written elsewhere, which may take its time
			if _, err := Exec(ctx, tx, "SET LOCAL idle_in_transaction_session_timeout = 0"); err != nil {
				return err
			}
		}
		if _, err := Migrations(ctx, tx); err != nil { // the moment is that of the first question
			return err
		}
		return do(ctx, &Snapshot{tx, conn})
	})
	return errors.Join(err, told(conn.Close(), "letting go of a connection"))
}

// CopyOut writes every row of a table as a line and returns how many there were. The
// lines are those of PostgreSQL's COPY in its text form, the same from both engines:
// values with tabs between, \N for none, days as 2026-03-06, instants as
// 2026-03-06T10:00:00.000000Z, flags as 1 and 0, blobs as \\x and hexadecimal digits.
func (s *Snapshot) CopyOut(ctx context.Context, t Table, w io.Writer) (rows int64, err error) {
	if s.db.engine == SQLite {
		return s.copyOutSQLite(ctx, t, w)
	}
	named := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		switch c.Sort {
		case "instant":
			named[i] = `to_char(` + c.Name + ` AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
		case "day":
			named[i] = `to_char(` + c.Name + `, 'YYYY-MM-DD')`
		case "flag":
			named[i] = c.Name + `::int`
		default:
			named[i] = c.Name
		}
	}
	query := "COPY (SELECT " + strings.Join(named, ", ") + " FROM " + t.Name + ") TO STDOUT"
	err = s.conn.Raw(func(c any) error {
		tag, err := c.(*stdlib.Conn).Conn().PgConn().CopyTo(ctx, w, query)
		rows = tag.RowsAffected()
		return err
	})
	return rows, told(err, "copying the table "+t.Name)
}

func (s *Snapshot) copyOutSQLite(ctx context.Context, t Table, w io.Writer) (n int64, err error) {
	out := bufio.NewWriterSize(w, 64<<10)
	values, places := make([]any, len(t.Columns)), make([]any, len(t.Columns))
	for i := range values {
		places[i] = &values[i]
	}
	var line []byte
	err = Each(ctx, s, "SELECT "+strings.Join(t.names(), ", ")+" FROM "+t.Name, nil, func(scan func(...any) error) error {
		if err := scan(places...); err != nil {
			return err
		}
		line = line[:0]
		for i, v := range values {
			if i > 0 {
				line = append(line, '\t')
			}
			if line, err = appendValue(line, v); err != nil {
				return fmt.Errorf("copying column %s of table %s: %w", t.Columns[i].Name, t.Name, err)
			}
		}
		n++
		_, err := out.Write(append(line, '\n'))
		return err
	})
	if err != nil {
		return n, err
	}
	return n, out.Flush()
}

func (t Table) names() []string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	return names
}

// appendValue adds a value as COPY writes it.
func appendValue(line []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return append(line, `\N`...), nil
	case int64:
		return strconv.AppendInt(line, v, 10), nil
	case float64:
		return strconv.AppendFloat(line, v, 'g', -1, 64), nil
	case []byte:
		return hex.AppendEncode(append(line, `\\x`...), v), nil
	case string:
		return appendText(line, v), nil
	}
	return line, fmt.Errorf("a %T cannot be copied", v)
}

// escapes are the characters that COPY writes with a backslash.
var escapes = [256]byte{'\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't', '\v': 'v', '\\': '\\'}

func appendText(line []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		if e := escapes[s[i]]; e != 0 {
			line = append(append(line, s[from:i]...), '\\', e)
			from = i + 1
		}
	}
	return append(line, s[from:]...)
}
