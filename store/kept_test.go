package store

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
)

// TestKeptStatementsAreBounded asks more statements than are kept while one of them is
// being read, which must be neither dropped nor counted against the bound.
func TestKeptStatementsAreBounded(t *testing.T) {
	pool, err := sqlitePool(filepath.Join(t.TempDir(), sqliteFile), false, 1)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pool.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	rows, err := conn.QueryContext(t.Context(), "SELECT 1 UNION ALL SELECT 2")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2 * keptStatements {
		var got int
		if err := conn.QueryRowContext(t.Context(), fmt.Sprintf("SELECT %d", i)).Scan(&got); err != nil || got != i {
			t.Fatalf("statement %d gave %d, %v", i, got, err)
		}
	}
	if n := count(t, rows); n != 2 {
		t.Errorf("the statement being read gave %d rows, want 2", n)
	}
	err = conn.Raw(func(c any) error {
		if n := len(c.(*keepingConn).kept); n != keptStatements {
			return fmt.Errorf("%d statements are kept, want %d", n, keptStatements)
		}
		return nil
	})
	if err := errors.Join(err, conn.Close(), pool.Close()); err != nil {
		t.Error(err)
	}
}

func count(t *testing.T, rows *sql.Rows) (n int) {
	for rows.Next() {
		n++
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		t.Error(err)
	}
	return n
}
