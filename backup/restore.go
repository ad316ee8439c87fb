package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"filippo.io/age"

	"throughline/store"
)

// A Place is where a backup is brought back to: an empty folder and, where it is not kept
// in that folder, an empty database.
type Place struct {
	store.Config
	// Sources are all migrations of the program.
	Sources []fs.FS
	// Columns adds the columns of the council's own questions to the tables, once the
	// settings are back in the folder; nil adds none.
	Columns func(ctx context.Context, tx *store.Tx, folder string) error
	// Progress is told of each table; nil tells nobody.
	Progress func(done, all int)
}

// Restore brings a backup back as it was, on either engine: the tables are those of the
// backup's migrations, and the caller runs those that came later. The backup is read twice,
// so that nothing is begun with one that is damaged. A place that is not empty is refused.
func Restore(ctx context.Context, f io.ReadSeeker, identities []age.Identity, p Place) (Contents, error) {
	checked, err := Check(f, identities)
	if err != nil {
		return Contents{}, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return Contents{}, fmt.Errorf("reading the backup again: %w", err)
	}
	if err := p.mustBeEmpty(ctx); err != nil {
		return Contents{}, err
	}
	c, err := p.bring(ctx, f, identities, checked.About)
	if err != nil {
		return Contents{}, errors.Join(err, p.clear())
	}
	return c, nil
}

func (p Place) mustBeEmpty(ctx context.Context) error {
	there, err := os.ReadDir(p.Data)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("looking into the data folder: %w", err)
	}
	if len(there) > 0 {
		return fmt.Errorf("%s is not empty (it holds %s): a backup is brought back into an empty folder only; name another with --data", p.Data, there[0].Name())
	}
	if p.Database == "" {
		return nil
	}
	db, err := store.Open(ctx, p.Config)
	if err != nil {
		return err
	}
	empty, err := store.IsEmpty(ctx, db)
	if err = errors.Join(err, db.Close()); err == nil && !empty {
		err = errors.New("the database is not empty: a backup is brought back into an empty one only; create a new one and name it with --database")
	}
	return err
}

// clear takes away what was brought into the folder, which was empty before.
func (p Place) clear() error {
	there, err := os.ReadDir(p.Data)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, e := range there {
		err = errors.Join(err, os.RemoveAll(filepath.Join(p.Data, e.Name())))
	}
	if p.Database != "" {
		err = errors.Join(err, errors.New("the database is not whole: drop it and create it anew before you try again"))
	}
	return err
}

// bring does what Restore is for.
func (p Place) bring(ctx context.Context, f io.Reader, identities []age.Identity, about About) (c Contents, err error) {
	if err := os.MkdirAll(p.Data, 0o700); err != nil {
		return c, fmt.Errorf("making the data folder: %w", err)
	}
	db, err := store.Open(ctx, p.Config)
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.MigrateOnly(ctx, about.Migrations, p.Sources...); err != nil {
		return c, err
	}
	err = db.Fill(ctx, func(ctx context.Context, filling *store.Filling) error {
		columns, done := p.Columns, 0
		c, err = open(f, identities, visitor{
			file: func(name string, r io.Reader) error { return bring(p.Data, name, r) },
			table: func(t store.Table, r io.Reader) (int64, error) {
				if done++; p.Progress != nil {
					p.Progress(done, len(about.Tables))
				}
				if columns != nil { // the settings stand before the first table
					if err := columns(ctx, filling.Tx, p.Data); err != nil {
						return 0, err
					}
					columns = nil
				}
				t, err := filling.Fit(ctx, t)
				if err != nil {
					return 0, err
				}
				return filling.CopyIn(ctx, t, r)
			},
		})
		return err
	})
	return c, err
}
