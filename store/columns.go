package store

import (
	"context"
	"fmt"
)

// HasColumn reports whether a table has a column.
func (tx *Tx) HasColumn(ctx context.Context, table, column string) (bool, error) {
	if !isName(table) || !isName(column) {
		return false, fmt.Errorf("%s.%s is no name of a column", table, column)
	}
	query := `SELECT count(*) FROM pragma_table_info($1) WHERE name = $2`
	if tx.db.engine == PostgreSQL {
		query = `SELECT count(*) FROM information_schema.columns
			WHERE table_schema = current_schema() AND table_name = $1 AND column_name = $2`
	}
	n, err := One[int](ctx, tx, query, table, column)
	return n > 0, err
}

// AddColumn adds a column that may be blank to a table; its type is a word of the
// migrations, "{day}" or "TEXT". It serves a council's own questions only: what is ours
// stands in a migration.
func (tx *Tx) AddColumn(ctx context.Context, table, column, word string) error {
	if !isName(table) || !isName(column) {
		return fmt.Errorf("%s.%s is no name of a column", table, column)
	}
	text, err := sqlFor(tx.db.engine, table, "ALTER TABLE "+table+" ADD COLUMN "+column+" "+word)
	if err != nil {
		return err
	}
	_, err = Exec(ctx, tx, text)
	return err
}
