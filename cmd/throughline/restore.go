package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"throughline/backup"
	"throughline/practice/all"
)

// A Restore brings a backup back.
type Restore struct {
	File     string `arg:"" help:"The backup to bring back." type:"existingfile"`
	Identity string `help:"File of the identity that opens it." required:"" type:"existingfile"`
}

// Run brings the backup back into an empty data folder (--data) and, where one is named
// (--database), an empty database; brings its tables up to this program; and proves the
// ledger.
func (r *Restore) Run(h *House) (err error) {
	ctx := context.Background()
	identities, err := backup.Identities(r.Identity)
	if err != nil {
		return err
	}
	f, err := os.Open(r.File)
	if err != nil {
		return fmt.Errorf("reading the backup: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	where := h.config(false)
	contents, err := backup.Restore(ctx, f, identities, backup.Place{
		Config: where, Sources: all.Sources(), Columns: all.AddLocalColumns, Progress: h.progress("Bringing the tables back"),
	})
	if err != nil {
		return err
	}
	h.sayContents("Brought back", contents)
	k, err := all.Open(ctx, where, nil)
	if err != nil {
		return fmt.Errorf("the rows are back, and bringing the tables up to this program failed: %w", err)
	}
	defer func() { err = errors.Join(err, k.DB.Close()) }()
	for _, head := range contents.About.Heads {
		if err := h.verifyOne(ctx, k, head); err != nil {
			return err
		}
	}
	return nil
}
