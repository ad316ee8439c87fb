package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"throughline/access"
	"throughline/core"
	"throughline/county"
	"throughline/practice/all"
	"throughline/store"
)

// A told is a county that is measured: one that this run makes, or one that was made before
// with "throughline demo". No row is ever written to where it lies.
type told struct {
	words  string // "size 0.02", for the document
	folder string // of its throughline.db
}

// tell finds or makes the county that a flag asks for: a size, or a folder.
func tell(b *testing.B, asked string) told {
	b.Helper()
	if size, err := strconv.ParseFloat(asked, 64); err == nil {
		t := told{fmt.Sprintf("size %v", size), b.TempDir()}
		began := time.Now()
		t.make(b, size)
		fmt.Fprintf(os.Stderr, "made a county of %s in %s\n", t.words, time.Since(began).Round(time.Second))
		return t
	}
	for _, folder := range []string{asked, filepath.Join(asked, "demo")} { // as "throughline demo --data" leaves it
		if _, err := os.Stat(filepath.Join(folder, databaseFile)); err == nil {
			return told{"", folder}
		}
	}
	b.Fatalf("a county is a size, such as 0.02, or a folder in which throughline demo made one; %q is neither", asked)
	return told{}
}

const databaseFile = "throughline.db"

func (t told) make(b *testing.B, size float64) {
	b.Helper()
	k, err := all.Open(b.Context(), store.Config{Data: t.folder}, nil)
	if err != nil {
		b.Fatal(err)
	}
	_, err = county.Make(b.Context(), k, county.Plan{Seed: 1, Size: size, Until: core.InstantOf(time.Now())}, nil)
	if err := errors.Join(err, k.DB.Count(b.Context()), k.DB.Close()); err != nil {
		b.Fatal(err)
	}
}

// copied copies the county's file into a folder of its own.
func (t told) copied(b *testing.B) (folder string) {
	b.Helper()
	folder = b.TempDir()
	for _, name := range []string{databaseFile, databaseFile + "-wal"} {
		err := copyFile(filepath.Join(folder, name), filepath.Join(t.folder, name))
		if err != nil && !(errors.Is(err, fs.ErrNotExist) && name != databaseFile) {
			b.Fatal(err)
		}
	}
	return folder
}

func copyFile(to, from string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return errors.Join(err, in.Close())
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close(), in.Close())
}

// moved brings the county into an empty database of another engine, table by table.
func (t told) moved(b *testing.B, to store.Config) {
	b.Helper()
	began := time.Now()
	from, err := store.Open(b.Context(), store.Config{Data: t.folder})
	if err != nil {
		b.Fatal(err)
	}
	into, err := store.Open(b.Context(), to)
	if err != nil {
		b.Fatal(err)
	}
	err = from.Snapshot(b.Context(), func(ctx context.Context, s *store.Snapshot) error {
		tables, err := store.Tables(ctx, s)
		if err != nil {
			return err
		}
		ran, err := store.Migrations(ctx, s)
		if err != nil {
			return err
		}
		// Outside of the snapshot, which is another database's. COPY knows no policies, and
		// they come with the migrating that opening does.
		outside := b.Context()
		if err := into.MigrateOnly(outside, ran, all.Sources()...); err != nil {
			return err
		}
		return into.Fill(outside, func(ctx context.Context, f *store.Filling) error {
			for _, table := range tables {
				if err := pour(ctx, s, f, table); err != nil {
					return err
				}
			}
			return nil
		})
	})
	if err := errors.Join(err, from.Close(), into.Close()); err != nil {
		b.Fatal(err)
	}
	fmt.Fprintf(os.Stderr, "brought the county into %s in %s\n", into.Engine(), time.Since(began).Round(time.Second))
}

// pour copies one table.
func pour(ctx context.Context, s *store.Snapshot, f *store.Filling, table store.Table) error {
	fitted, err := f.Fit(ctx, table)
	if err != nil {
		return err
	}
	r, w := io.Pipe()
	wrote := make(chan error, 1)
	go func() {
		_, err := s.CopyOut(ctx, table, w)
		wrote <- errors.Join(err, w.CloseWithError(err))
	}()
	_, err = f.CopyIn(ctx, fitted, r)
	return errors.Join(err, r.CloseWithError(err), <-wrote)
}

// A worker is somebody who works in the county, with the children they work with.
type worker struct {
	access.Who
	children []core.ID
}

// read learns who works in the county and with whom, how large it is, and when it ends: the
// house of a measurement begins a minute after its last save, whenever it is measured.
func (h *house) read(b *testing.B) {
	b.Helper()
	ctx, q := b.Context(), h.keeper.DB
	last, err := store.One[core.Instant](ctx, q, `SELECT max(saved_at) FROM record WHERE authority_id = $1`, county.Authority)
	if err != nil {
		b.Fatal(err)
	}
	h.began = last.Plus(time.Minute)
	if h.people, err = store.One[int](ctx, q, `SELECT count(*) FROM person WHERE authority_id = $1`, county.Authority); err != nil {
		b.Fatal(err)
	}
	if h.records, err = store.One[int](ctx, q, `SELECT count(*) FROM record WHERE authority_id = $1`, county.Authority); err != nil {
		b.Fatal(err)
	}
	type row struct {
		ID   core.ID
		What string
	}
	each := func(query string, do func(w *worker, what string)) {
		rows, err := store.All[row](ctx, q, query, county.Authority)
		if err != nil {
			b.Fatal(err)
		}
		for _, r := range rows {
			at := slices.IndexFunc(h.workers, func(w worker) bool { return w.User == r.ID })
			if at < 0 {
				h.workers, at = append(h.workers, worker{Who: access.Who{Authority: county.Authority, User: r.ID}}), len(h.workers)
			}
			do(&h.workers[at], r.What)
		}
	}
	each(`SELECT r.user_id AS id, r.role AS what FROM user_role r JOIN app_user u ON u.authority_id = r.authority_id AND u.id = r.user_id
		WHERE r.authority_id = $1 AND u.active ORDER BY u.email, r.role`, func(w *worker, what string) { w.Roles = append(w.Roles, access.Role(what)) })
	each(`SELECT t.user_id AS id, CAST(t.team_id AS TEXT) AS what FROM user_team t JOIN app_user u ON u.authority_id = t.authority_id AND u.id = t.user_id
		WHERE t.authority_id = $1 AND u.active ORDER BY u.email, 2`, func(w *worker, what string) { w.Teams = append(w.Teams, core.ID(what)) })
	each(`SELECT DISTINCT i.user_id AS id, CAST(i.person_id AS TEXT) AS what FROM involvement i JOIN app_user u ON u.authority_id = i.authority_id AND u.id = i.user_id
		WHERE i.authority_id = $1 AND u.active AND i.until_on IS NULL ORDER BY 1, 2`, func(w *worker, what string) { w.children = append(w.children, core.ID(what)) })
}
