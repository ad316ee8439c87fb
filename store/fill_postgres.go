package store

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"io"
	"strings"

	"github.com/jackc/pgx/v5/stdlib"
)

// fillPostgres takes the foreign keys away and makes them anew at the end, which also
// checks them far quicker than row by row.
func (db *DB) fillPostgres(ctx context.Context, conn *sql.Conn, do func(context.Context, *Filling) error) error {
	return db.transact(ctx, conn, nil, func(ctx context.Context, tx *Tx) error {
		// Of this transaction alone: keys are checked and indexes made by sorting in memory.
		if _, err := Exec(ctx, tx, "SET LOCAL maintenance_work_mem = '256MB'"); err != nil {
			return err
		}
		keys, err := All[struct{ Source, Name, Definition string }](ctx, tx, `
			SELECT conrelid::regclass::text AS source, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
			FROM   pg_constraint
			WHERE  contype = 'f' AND conparentid = 0 AND connamespace = current_schema()::regnamespace
			ORDER  BY 1, 2`)
		if err != nil {
			return err
		}
		var away, back []string
		for _, k := range keys {
			away = append(away, "ALTER TABLE "+k.Source+" DROP CONSTRAINT "+k.Name)
			back = append(back, "ALTER TABLE "+k.Source+" ADD CONSTRAINT "+k.Name+" "+k.Definition)
		}
		if err := tx.execAll(ctx, away); err != nil {
			return err
		}
		if err := do(ctx, &Filling{tx, conn}); err != nil {
			return err
		}
		return tx.execAll(ctx, back)
	})
}

func (tx *Tx) execAll(ctx context.Context, statements []string) error {
	for _, s := range statements {
		if _, err := Exec(ctx, tx, s); err != nil {
			return err
		}
	}
	return nil
}

// few is how many bytes of a table are brought in while its indexes stand. Of more they are
// made when all rows are there, by sorting: kept up row by row they took most of the time
// of a large table, and more with every row.
const few = 256 << 10

// copyInPostgres adds rows by COPY.
func (f *Filling) copyInPostgres(ctx context.Context, t Table, r io.Reader) (rows int64, err error) {
	lines := bufio.NewReaderSize(r, few)
	var away, back []string
	switch _, err := lines.Peek(few); {
	case err == nil:
		if away, back, err = f.indexes(ctx, t.Name); err != nil {
			return 0, err
		}
	case !errors.Is(err, io.EOF):
		return 0, err
	}
	if err := f.execAll(ctx, away); err != nil {
		return 0, err
	}
	query := "COPY " + t.Name + " (" + strings.Join(t.names(), ", ") + ") FROM STDIN"
	err = f.conn.Raw(func(c any) error {
		tag, err := c.(*stdlib.Conn).Conn().PgConn().CopyFrom(ctx, lines, query)
		rows = tag.RowsAffected()
		return err
	})
	if err != nil {
		return rows, told(err, "bringing the rows of table "+t.Name+" in")
	}
	return rows, f.execAll(ctx, back)
}

// indexes are the statements that take the indexes of a table away, with the keys that rest
// on them, and those that make them anew as they were.
func (f *Filling) indexes(ctx context.Context, table string) (away, back []string, err error) {
	all, err := All[struct{ Name, Key, Definition string }](ctx, f, `
		SELECT i.indexrelid::regclass::text AS name, coalesce(quote_ident(c.conname), '') AS key,
		       coalesce(pg_get_constraintdef(c.oid), pg_get_indexdef(i.indexrelid)) AS definition
		FROM   pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.conrelid = i.indrelid AND c.contype IN ('p', 'u', 'x')
		WHERE  i.indrelid = $1::text::regclass
		ORDER  BY i.indexrelid`, table)
	for _, i := range all {
		if i.Key != "" {
			away = append(away, "ALTER TABLE "+table+" DROP CONSTRAINT "+i.Key)
			back = append(back, "ALTER TABLE "+table+" ADD CONSTRAINT "+i.Key+" "+i.Definition)
			continue
		}
		away = append(away, "DROP INDEX "+i.Name)
		// Of a table that is kept in parts it is said to be ON ONLY the whole, and would lack the parts.
		back = append(back, strings.Replace(i.Definition, " ON ONLY ", " ON ", 1))
	}
	return away, back, err
}
