package store

import (
	"context"
	"fmt"
)

// A Table is a table of rows as it is copied out of one database and into another.
type Table struct {
	Name    string   `json:"name"`
	Columns []Column `json:"columns"`
}

// A Column is one column of a table. Sort is what it holds, as a migration calls it:
// id, day, instant, flag, whole, real, blob or text. SQLite, which keeps ids, days and
// instants as text and flags as whole numbers, says text and whole of those.
type Column struct {
	Name string `json:"name"`
	Sort string `json:"sort"`
}

// sorts are what the engines call the sorts of column that can be copied.
var sorts = map[Engine]map[string]string{
	SQLite: {"TEXT": "text", "INTEGER": "whole", "BLOB": "blob", "REAL": "real", "DOUBLE PRECISION": "real"},
	PostgreSQL: {
		"uuid": "id", "date": "day", "timestamp with time zone": "instant", "boolean": "flag", "bigint": "whole",
		"integer": "whole", "smallint": "whole", "double precision": "real", "bytea": "blob", "text": "text",
	},
}

// tablesOf lists the columns of all tables of rows, but for generated columns, which the
// engine fills by itself, and the parts of a table that is kept in parts.
var tablesOf = map[Engine]string{
	SQLite: `
		SELECT t.name AS table_name, c.name AS column_name, c.type AS sort
		FROM   pragma_table_list t JOIN pragma_table_xinfo(t.name) c ON c.hidden = 0
		WHERE  t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND t.name <> $1
		ORDER  BY t.name, c.cid`,
	PostgreSQL: `
		SELECT c.relname::text AS table_name, a.attname::text AS column_name, format_type(a.atttypid, NULL) AS sort
		FROM   pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		WHERE  c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
		AND    a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND c.relname <> $1
		ORDER  BY c.relname, a.attnum`,
}

// Tables lists every table of rows by name, with its columns in their order, but the one
// in which the migrations are counted: see [Migrations].
func Tables(ctx context.Context, q Querier) ([]Table, error) {
	rows, err := All[struct{ TableName, ColumnName, Sort string }](ctx, q, tablesOf[q.Engine()], versionTable)
	if err != nil {
		return nil, err
	}
	var tables []Table
	for _, r := range rows {
		if !isName(r.TableName) || !isName(r.ColumnName) {
			return nil, fmt.Errorf("table %q has a column %q: such names cannot be copied; only small letters, digits and _ can", r.TableName, r.ColumnName)
		}
		sort, known := sorts[q.Engine()][r.Sort]
		if !known {
			return nil, fmt.Errorf("column %s of table %s is a %q, which cannot be copied", r.ColumnName, r.TableName, r.Sort)
		}
		if n := len(tables); n == 0 || tables[n-1].Name != r.TableName {
			tables = append(tables, Table{Name: r.TableName})
		}
		t := &tables[len(tables)-1]
		t.Columns = append(t.Columns, Column{r.ColumnName, sort})
	}
	return tables, nil
}

// IsEmpty reports whether a database holds no table of anybody's.
func IsEmpty(ctx context.Context, q Querier) (bool, error) {
	query := `SELECT count(*) FROM sqlite_schema`
	if q.Engine() == PostgreSQL {
		query = `SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm')`
	}
	n, err := One[int64](ctx, q, query)
	return n == 0, err
}
