package bench

import (
	"context"
	"database/sql"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"throughline/store"
)

// floorRows is how many rows the floor looks one up among.
const floorRows = 10_000

// openFloor opens a database without anything of the house, with the same driver and the
// same durability: a commit is on the disk before it is answered.
func openFloor(b *testing.B, c store.Config) *sql.DB {
	b.Helper()
	driver, source := "pgx", c.Database
	if source == "" {
		q := url.Values{"_busy_timeout": {"5000"}, "_journal_mode": {"WAL"}, "_synchronous": {"FULL"}, "_txlock": {"immediate"}, "_pragma": {"cache_size(-16000)"}}
		driver, source = "sqlite", (&url.URL{Scheme: "file", Path: filepath.Join(b.TempDir(), "floor.db"), RawQuery: q.Encode()}).String()
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := db.Close(); err != nil {
			b.Error(err)
		}
	})
	db.SetMaxIdleConns(24)
	db.SetMaxOpenConns(24)
	return db
}

// serveFloor serves one look-up by key with a page of 4 KB at /, and one committed row at
// /save, and returns the address.
func serveFloor(b *testing.B, c store.Config) string {
	b.Helper()
	db := openFloor(b, c)
	for _, statement := range []string{
		`CREATE TABLE bench_floor (id BIGINT PRIMARY KEY, words TEXT NOT NULL)`,
		`CREATE TABLE bench_saved (words TEXT NOT NULL)`,
		`INSERT INTO bench_floor WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ` + strconv.Itoa(floorRows-1) + `) SELECT i, 'row ' || i FROM n`,
	} {
		if _, err := db.ExecContext(b.Context(), statement); err != nil {
			b.Fatal(err)
		}
	}
	one, err := db.PrepareContext(b.Context(), `SELECT words FROM bench_floor WHERE id = $1`)
	if err != nil {
		b.Fatal(err)
	}
	writer := db
	if c.Database == "" { // SQLite has one writer at a time
		writer = openFloorWriter(b, db)
	}
	page := []byte(strings.Repeat("<p>A page of four kilobytes.</p>", 128))
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		var words string
		if err := one.QueryRowContext(r.Context(), len(page)).Scan(&words); err != nil {
			http.Error(w, words, http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(page) // an error here is the client's going away
	})
	mux.HandleFunc("POST /save", func(w http.ResponseWriter, r *http.Request) {
		if err := saveOne(r.Context(), writer); err != nil {
			http.Error(w, "not saved", http.StatusInternalServerError)
			return
		}
		w.WriteHeader(http.StatusSeeOther)
	})
	server := httptest.NewServer(mux)
	b.Cleanup(server.Close)
	return server.URL
}

// openFloorWriter is the same file through one connection.
func openFloorWriter(b *testing.B, db *sql.DB) *sql.DB {
	b.Helper()
	db.SetMaxOpenConns(8)
	var file string
	if err := db.QueryRowContext(b.Context(), `SELECT file FROM pragma_database_list WHERE name = 'main'`).Scan(&file); err != nil {
		b.Fatal(err)
	}
	q := url.Values{"_busy_timeout": {"5000"}, "_synchronous": {"FULL"}, "_txlock": {"immediate"}}
	writer, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: file, RawQuery: q.Encode()}).String())
	if err != nil {
		b.Fatal(err)
	}
	writer.SetMaxOpenConns(1)
	b.Cleanup(func() {
		if err := writer.Close(); err != nil {
			b.Error(err)
		}
	})
	return writer
}

// saveOne keeps one row in a transaction of its own.
func saveOne(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO bench_saved (words) VALUES ($1)`, "what a worker typed"); err != nil {
		return tx.Rollback()
	}
	return tx.Commit()
}
