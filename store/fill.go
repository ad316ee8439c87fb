package store

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// A Filling is the transaction in which rows that were copied out of one database are
// brought into another.
type Filling struct {
	*Tx
	conn *sql.Conn
}

// Fill runs do in one transaction in which rows may come in any order: what one row says
// of another is checked at the end. A row that leads nowhere is an error then, and
// nothing is kept.
func (db *DB) Fill(ctx context.Context, do func(ctx context.Context, f *Filling) error) error {
	if db.joined != nil {
		return errJoined
	}
	conn, err := db.writer.Conn(ctx)
	if err != nil {
		return told(err, "opening a connection to "+db.where)
	}
	fill := db.fillPostgres
	if db.engine == SQLite {
		fill = db.fillSQLite
	}
	return errors.Join(fill(ctx, conn, do), told(conn.Close(), "letting go of a connection"))
}

func (db *DB) fillSQLite(ctx context.Context, conn *sql.Conn, do func(context.Context, *Filling) error) (err error) {
	if _, err := conn.ExecContext(ctx, "PRAGMA foreign_keys = OFF"); err != nil {
		return told(err, "putting off the checks between tables")
	}
	defer func() {
		_, again := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA foreign_keys = ON")
		err = errors.Join(err, told(again, "taking up the checks between tables"))
	}()
	return db.transact(ctx, conn, nil, func(ctx context.Context, tx *Tx) error {
		if err := do(ctx, &Filling{tx, conn}); err != nil {
			return err
		}
		loose, err := ForeignKeys(ctx, tx)
		if err == nil && len(loose) > 0 {
			err = errors.New(loose[0])
		}
		return err
	})
}

// ForeignKeys says of each table with rows that lead to no row of another which one that
// is. PostgreSQL lets none in; SQLite may have been written by a program that did not ask
// it to look.
func ForeignKeys(ctx context.Context, q Querier) ([]string, error) {
	if q.Engine() != SQLite {
		return nil, nil
	}
	rows, err := All[struct {
		Source, Parent string
		N              int64
	}](ctx, q, `SELECT "table" AS source, parent, count(*) AS n FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2`)
	var loose []string
	for _, r := range rows {
		loose = append(loose, fmt.Sprintf("%d rows of table %s lead to rows of table %s that are not there", r.N, r.Source, r.Parent))
	}
	return loose, err
}

// Fit makes a table ready to take rows: it removes those that the migrations put in, adds
// the columns that the rows have and the table lacks (a council's own questions, also those
// no longer asked), and makes a table that no migration knows. It returns the columns as
// they are here.
func (f *Filling) Fit(ctx context.Context, t Table) (Table, error) {
	for _, name := range append(t.names(), t.Name) {
		if !isName(name) {
			return t, fmt.Errorf("%q is not the name of a table or column", name)
		}
	}
	here, err := Tables(ctx, f)
	if err != nil {
		return t, err
	}
	at := slices.IndexFunc(here, func(o Table) bool { return o.Name == t.Name })
	if at < 0 {
		return t, f.makeTable(ctx, t)
	}
	fitted := Table{Name: t.Name, Columns: slices.Clone(t.Columns)}
	for i, c := range t.Columns {
		k := slices.IndexFunc(here[at].Columns, func(o Column) bool { return o.Name == c.Name })
		if k >= 0 {
			fitted.Columns[i] = here[at].Columns[k]
			continue
		}
		if err := f.AddColumn(ctx, t.Name, c.Name, c.word()); err != nil {
			return t, err
		}
	}
	n, err := One[int64](ctx, f, "SELECT count(*) FROM "+t.Name)
	if err == nil && n > 0 {
		_, err = Exec(ctx, f.Tx, "DELETE FROM "+t.Name)
	}
	return fitted, err
}

// word is what a migration would write for the column.
func (c Column) word() string {
	switch c.Sort {
	case "text":
		return "TEXT"
	case "real":
		return "DOUBLE PRECISION"
	}
	return "{" + c.Sort + "}"
}

func (f *Filling) makeTable(ctx context.Context, t Table) error {
	columns := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = c.Name + " " + c.word()
	}
	text, err := sqlFor(f.db.engine, t.Name, "CREATE TABLE "+t.Name+" ("+strings.Join(columns, ", ")+")")
	if err != nil {
		return err
	}
	_, err = Exec(ctx, f.Tx, text)
	return err
}

// CopyIn adds the rows that [Snapshot.CopyOut] wrote, of either engine, and returns how
// many. The table is as [Filling.Fit] returned it. An error names the table and the line, never the value.
func (f *Filling) CopyIn(ctx context.Context, t Table, r io.Reader) (rows int64, err error) {
	if f.db.engine == SQLite {
		return f.copyInSQLite(ctx, t, r)
	}
	return f.copyInPostgres(ctx, t, r)
}

// longest is the longest row that is read, in bytes.
const longest = 256 << 20

func (f *Filling) copyInSQLite(ctx context.Context, t Table, r io.Reader) (n int64, err error) {
	marks := make([]string, len(t.Columns))
	for i := range marks {
		marks[i] = fmt.Sprintf("$%d", i+1)
	}
	query := "INSERT INTO " + t.Name + " (" + strings.Join(t.names(), ", ") + ") VALUES (" + strings.Join(marks, ", ") + ")"
	statement, err := f.tx.PrepareContext(ctx, query)
	if err != nil {
		return 0, told(err, query)
	}
	defer func() { err = errors.Join(err, told(statement.Close(), query)) }()
	values := make([]any, len(t.Columns))
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), longest)
	lines.Split(wholeLines)
	for lines.Scan() {
		n++
		if err := readValues(values, lines.Bytes(), t); err != nil {
			return n, fmt.Errorf("table %s, row %d: %w", t.Name, n, err)
		}
		if _, err := statement.ExecContext(ctx, values...); err != nil {
			return n, fmt.Errorf("row %d: %w", n, told(err, query))
		}
	}
	if err := lines.Err(); err != nil {
		return n, fmt.Errorf("table %s, after row %d: %w", t.Name, n, err)
	}
	return n, nil
}

// wholeLines splits at line ends and refuses a last line that has none: it was cut off.
func wholeLines(data []byte, atEnd bool) (advance int, line []byte, err error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEnd && len(data) > 0 {
		return 0, nil, errors.New("the last row is cut short")
	}
	return 0, nil, nil
}

// readValues reads a line into values of the sorts of its columns.
func readValues(values []any, line []byte, t Table) error {
	for i, c := range t.Columns {
		field, rest, more := bytes.Cut(line, []byte{'\t'})
		if more != (i < len(t.Columns)-1) {
			return fmt.Errorf("it has not the %d values of its columns", len(t.Columns))
		}
		line = rest
		v, err := readValue(field, c.Sort)
		if err != nil {
			return fmt.Errorf("column %s: %w", c.Name, err)
		}
		values[i] = v
	}
	return nil
}

func readValue(field []byte, sort string) (any, error) {
	if string(field) == `\N` {
		return nil, nil
	}
	text, err := unescape(field)
	if err != nil {
		return nil, err
	}
	switch sort {
	case "whole", "flag":
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return nil, errors.New("it is no whole number")
		}
		return n, nil
	case "real":
		x, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return nil, errors.New("it is no number")
		}
		return x, nil
	case "blob":
		digits, marked := strings.CutPrefix(text, `\x`)
		b, err := hex.DecodeString(digits)
		if err != nil || !marked {
			return nil, errors.New(`it is not \x and hexadecimal digits`)
		}
		return b, nil
	}
	return text, nil
}

// unescape undoes what appendText does.
func unescape(field []byte) (string, error) {
	if bytes.IndexByte(field, '\\') < 0 {
		return string(field), nil
	}
	var b strings.Builder
	for i := 0; i < len(field); i++ {
		if field[i] != '\\' {
			b.WriteByte(field[i])
			continue
		}
		if i++; i == len(field) {
			return "", errors.New("it ends within an escape")
		}
		meant := bytes.IndexByte(escapes[:], field[i])
		if meant <= 0 {
			return "", fmt.Errorf(`\%c is no escape`, field[i])
		}
		b.WriteByte(byte(meant))
	}
	return b.String(), nil
}
