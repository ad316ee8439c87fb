package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// versionTable is where the migrations that were run are written down.
const versionTable = "schema_version"

// A step is one migration, as the engine is to run it.
type step struct {
	number int64
	file   string // its path within its source, for errors
	sql    string
}

// Migrate brings the tables up to this program's migrations: files named
// 0012_contact.sql, at the root of a source or below, all sources in one numbered
// sequence. Each runs once, in order, in a transaction of its own; there is no way
// back but a backup. A file is plain SQL, in which words in braces ({id}, {day},
// {isday:born_on}; see the list of words) stand for what the engines call differently
// and the lines from "-- sqlite only" or "-- postgres only" to "-- end" are for one of
// them. Two files of one number, a badly named file, an unknown word, and a database
// that a newer program has migrated are errors, and then nothing is run. PostgreSQL then
// keeps the rows of authorities apart by itself; see [Config].
func (db *DB) Migrate(ctx context.Context, sources ...fs.FS) error {
	steps, err := stepsOf(db.engine, sources)
	if err != nil {
		return err
	}
	if err := db.run(ctx, steps); err != nil {
		return err
	}
	return db.keepApart(ctx)
}

// MigrateOnly is [DB.Migrate] of just these numbers, for rows that come from a database
// in which no others were run. A number that no source has is an error.
func (db *DB) MigrateOnly(ctx context.Context, numbers []int64, sources ...fs.FS) error {
	all, err := stepsOf(db.engine, sources)
	if err != nil {
		return err
	}
	var steps []step
	for _, n := range numbers {
		i := slices.IndexFunc(all, func(s step) bool { return s.number == n })
		if i < 0 {
			return fmt.Errorf("migration %04d is of a newer program; this one knows up to %04d: use the newer program", n, all[len(all)-1].number)
		}
		steps = append(steps, all[i])
	}
	slices.SortFunc(steps, func(a, b step) int { return cmp.Compare(a.number, b.number) })
	return db.run(ctx, steps)
}

// Migrations returns the numbers of the migrations that were run, in their order.
func Migrations(ctx context.Context, q Querier) ([]int64, error) {
	return All[int64](ctx, q, `SELECT version_id FROM `+versionTable+` WHERE is_applied AND version_id > 0 ORDER BY version_id`)
}

func (db *DB) run(ctx context.Context, steps []step) error {
	if len(steps) == 0 {
		return nil
	}
	p, err := db.provider(steps)
	if err != nil {
		return fmt.Errorf("preparing the migrations: %w", err)
	}
	have, err := p.GetDBVersion(ctx)
	if err != nil {
		return told(err, "reading which migrations were run")
	}
	if newest := steps[len(steps)-1]; have > newest.number {
		return fmt.Errorf("%s was migrated to number %d by a newer program; this one knows up to %d (%s): run the newer program", db.where, have, newest.number, newest.file)
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrating %s: %w", db.where, err)
	}
	return nil
}

// provider hands the steps to goose, which keeps the count and the order. On PostgreSQL
// two programs that start at once take turns.
func (db *DB) provider(steps []step) (*goose.Provider, error) {
	var all []*goose.Migration
	for _, s := range steps {
		run := func(ctx context.Context, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, s.sql)
			return s.told(err)
		}
		all = append(all, goose.NewGoMigration(s.number, &goose.GoFunc{RunTx: run}, nil))
	}
	options := []goose.ProviderOption{
		goose.WithGoMigrations(all...),
		goose.WithDisableGlobalRegistry(true),
		goose.WithTableName(versionTable),
		goose.WithLogger(goose.NopLogger()),
	}
	if db.engine == SQLite {
		return goose.NewProvider(goose.DialectSQLite3, db.writer, nil, options...)
	}
	turns, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 600)) // asks each second, ten minutes long
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectPostgres, db.writer, nil, append(options, goose.WithSessionLocker(turns))...)
}

// told says in which file, and on PostgreSQL in which line, a migration failed.
func (s step) told(err error) error {
	var e *pgconn.PgError
	if errors.As(err, &e) && e.Position > 0 {
		if runes := []rune(s.sql); int(e.Position) <= len(runes) {
			line := 1 + strings.Count(string(runes[:e.Position-1]), "\n")
			return fmt.Errorf("%s:%d: %w", s.file, line, err)
		}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", s.file, err)
	}
	return nil
}

var stepName = regexp.MustCompile(`^([0-9]{4})_[a-z0-9][a-z0-9_]*\.sql$`)

// stepsOf reads all sources into one sequence.
func stepsOf(engine Engine, sources []fs.FS) ([]step, error) {
	byNumber := map[int64]step{}
	for _, source := range sources {
		err := fs.WalkDir(source, ".", func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || path.Ext(file) != ".sql" {
				return err
			}
			s, err := readStep(engine, source, file)
			if err != nil {
				return err
			}
			if other, ok := byNumber[s.number]; ok {
				return fmt.Errorf("migrations %s and %s have the same number: give the later one the next that is free", other.file, s.file)
			}
			byNumber[s.number] = s
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("reading the migrations: %w", err)
		}
	}
	steps := make([]step, 0, len(byNumber))
	for _, s := range byNumber {
		steps = append(steps, s)
	}
	slices.SortFunc(steps, func(a, b step) int { return cmp.Compare(a.number, b.number) })
	return steps, nil
}

// readStep reads one file.
func readStep(engine Engine, source fs.FS, file string) (step, error) {
	m := stepName.FindStringSubmatch(path.Base(file))
	if m == nil || m[1] == "0000" {
		return step{}, fmt.Errorf("%s is not named as a migration: name it as 0012_contact.sql, numbered from 0001", file)
	}
	number, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil {
		return step{}, fmt.Errorf("the number of %s: %w", file, err)
	}
	text, err := fs.ReadFile(source, file)
	if err != nil {
		return step{}, err
	}
	said, err := sqlFor(engine, file, strings.ReplaceAll(string(text), "\r\n", "\n"))
	return step{number: number, file: file, sql: said}, err
}

// Fingerprint returns a short name for what a set of migrations makes on an engine. It
// changes when any file, or what a word in braces stands for, does. Tests name their
// template databases by it.
func Fingerprint(engine Engine, sources ...fs.FS) (string, error) {
	steps, err := stepsOf(engine, sources)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	for _, s := range steps {
		fmt.Fprintf(h, "%d %d\n%s\n", s.number, len(s.sql), s.sql)
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), nil
}
