package all

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"throughline/access"
	"throughline/changed"
	"throughline/clock"
	"throughline/core"
	"throughline/ledger"
	"throughline/mail"
	"throughline/people"
	"throughline/record"
	"throughline/store"
	"throughline/upload"
)

// Sources are the migrations of the whole house, in one sequence.
func Sources() []fs.FS {
	return slices.Concat([]fs.FS{ledger.Migrations, changed.Migrations, access.Migrations, people.Migrations, record.Migrations, mail.Migrations, upload.Migrations}, Migrations)
}

// The files of a council's own in the data folder.
const (
	LocalQuestions = "local-questions.yaml" // see [record.ReadLocal]
	ClockSettings  = "clocks.yaml"          // see [clock.ParseSettings]
)

// Open opens the database, brings it up to date, and returns the keeper of its records,
// with the council's own questions and time limits where the data folder holds them. A
// mistake in one of those files is an error that names its line. now is the wall clock;
// nil is the real one. Close the keeper's DB when done. Where the settings name an
// authority, what concerns all of them is done first, on a connection that may.
func Open(ctx context.Context, c store.Config, now func() core.Instant) (*record.Keeper, error) {
	whole := c
	whole.Authority = ""
	db, err := store.Open(ctx, whole)
	if err != nil {
		return nil, err
	}
	k, err := Keep(ctx, db, c.Data, now)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if c.Authority == "" || db.Engine() == store.SQLite {
		return k, nil
	}
	if err := db.Close(); err != nil {
		return nil, err
	}
	if k.DB, err = store.Open(ctx, c); err != nil {
		return nil, err
	}
	return k, nil
}

// Keep is [Open] over a database that is open already; folder is the data folder, "" for none.
func Keep(ctx context.Context, db *store.DB, folder string, now func() core.Instant) (*record.Keeper, error) {
	if err := db.Migrate(ctx, Sources()...); err != nil {
		return nil, err
	}
	if err := people.Rekey(ctx, db); err != nil {
		return nil, err
	}
	keeper, err := keeperOf(db, folder, now)
	if err != nil {
		return nil, err
	}
	return keeper, keeper.AddLocalColumns(ctx)
}

// AddLocalColumns gives the council's own questions of a data folder their columns, in
// tables that may be those of an earlier version.
func AddLocalColumns(ctx context.Context, tx *store.Tx, folder string) error {
	keeper, err := keeperOf(nil, folder, nil)
	if err != nil {
		return err
	}
	return keeper.AddLocalColumnsIn(ctx, tx)
}

// AsItIs is [Keep] over a database that is up to date already, and changes nothing in it.
func AsItIs(db *store.DB, folder string, now func() core.Instant) (*record.Keeper, error) {
	return keeperOf(db, folder, now)
}

// keeperOf makes the keeper with what is the council's own.
func keeperOf(db *store.DB, folder string, now func() core.Instant) (*record.Keeper, error) {
	kinds, err := ownKinds(folder)
	if err != nil {
		return nil, err
	}
	keeper := record.NewKeeper(db, kinds, now)
	keeper.Children = people.Children
	if folder != "" {
		keeper.Documents = filepath.Join(folder, "documents")
	}
	keeper.Settings, err = ownLimits(folder)
	return keeper, err
}

// Mistakes reads the files of a council's own and returns what is wrong with each, with its
// file and line.
func Mistakes(folder string) []error {
	_, questions := ownKinds(folder)
	_, limits := ownLimits(folder)
	return slices.DeleteFunc([]error{questions, limits}, func(err error) bool { return err == nil })
}

// ownKinds are the kinds with the council's own questions.
func ownKinds(folder string) ([]*record.Kind, error) {
	kinds := slices.Clone(Kinds)
	for i, k := range kinds { // a council's own questions belong to its house, not to the program
		own := *k
		kinds[i] = &own
	}
	text, err := own(folder, LocalQuestions)
	if err != nil {
		return nil, err
	}
	return kinds, record.ReadLocal(LocalQuestions, bytes.NewReader(text), kinds)
}

// ownLimits are the council's own time limits.
func ownLimits(folder string) (*clock.Settings, error) {
	text, err := own(folder, ClockSettings)
	if err != nil {
		return nil, err
	}
	limits, err := clock.ParseSettings(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", ClockSettings, err)
	}
	return limits, nil
}

// own reads one of the council's own files; nothing where there is none.
func own(folder, name string) ([]byte, error) {
	if folder == "" {
		return nil, nil
	}
	text, err := os.ReadFile(filepath.Join(folder, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the council's own %s: %w", name, err)
	}
	return text, nil
}

// Accounts are all rooms whose state the ledger must account for.
func Accounts(k *record.Keeper) []ledger.Account {
	return []ledger.Account{people.Account(), k.Account(), k.SentAccount(), access.LooksAccount()}
}
