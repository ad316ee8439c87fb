package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"time"

	"throughline/backup"
	"throughline/core"
	"throughline/store"
)

// A Backup holds the commands that make and look at backups.
type Backup struct {
	Make  BackupMake  `cmd:"" default:"withargs" help:"Make an encrypted copy of everything, while the server runs."`
	Key   BackupKey   `cmd:"" help:"Make a key for backups: a file that opens them, and the key that they are made to."`
	Check BackupCheck `cmd:"" help:"Read a backup to its end and say what is in it, or what is wrong with it."`
}

// A BackupMake makes a backup.
type BackupMake struct {
	File  string   `arg:"" help:"The backup to write; it must not be there yet." type:"path"`
	ToKey []string `help:"A key that may open it (age1…), or a file of such keys. Give several so that no single loss locks everybody out." required:"" placeholder:"age1…"`
	Demo  bool     `help:"Copy the demonstration county."`
}

// version is what this build of the program calls itself.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "of an unknown build"
	}
	v := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			v += " " + s.Value
		}
	}
	return v
}

// Run writes the backup beside its place and moves it there when it is whole.
func (b *BackupMake) Run(h *House) (err error) {
	ctx := context.Background()
	recipients, err := backup.Recipients(b.ToKey)
	if err != nil {
		return err
	}
	if _, err := os.Stat(b.File); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is there already: name another file, so that no backup is lost", b.File)
	}
	db, err := h.openThere(ctx, b.Demo)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	part := b.File + ".partial"
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("writing the backup: %w", err)
	}
	contents, err := backup.Make(ctx, backup.Making{
		DB: db, Folder: h.config(b.Demo).Data, Program: version(), Recipients: recipients,
		At: core.InstantOf(time.Now()), Progress: h.progress("Copying the tables"),
	}, f)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(part, b.File)
	}
	if err != nil {
		return fmt.Errorf("%w. No backup was made", errors.Join(err, os.Remove(part)))
	}
	if err := backup.Note(h.config(b.Demo).Data, b.File, contents.About.At); err != nil {
		return fmt.Errorf("the backup is made: %w", err)
	}
	h.sayContents("Copied", contents)
	fmt.Fprintf(h.out, "Written to %s. Only who holds one of %d keys can open it.\n", b.File, len(recipients))
	return nil
}

// openThere opens the database as it is, of whatever version, and makes none.
func (h *House) openThere(ctx context.Context, demo bool) (*store.DB, error) {
	c := h.config(demo)
	if c.Database == "" {
		if _, err := os.Stat(store.File(c.Data)); err != nil {
			return nil, fmt.Errorf("there is no database in the data folder; name the folder with --data or THROUGHLINE_DATA: %w", err)
		}
	}
	return store.Open(ctx, c)
}

// sayContents says what a backup holds.
func (h *House) sayContents(done string, c backup.Contents) {
	fmt.Fprintf(h.out, "%s %d rows of %d tables and %d files, as they stood on %s.\n", done, c.AllRows(), len(c.Rows), c.Files, c.About.At.Long())
	for _, head := range c.About.Heads {
		fmt.Fprintf(h.out, "The ledger of %s ended at line %d, seal %s.\n", head.AuthorityID, head.Seq, head.Seal)
	}
}

// A BackupKey makes a key.
type BackupKey struct {
	File string `arg:"" help:"The file to write the identity to, which opens the backups. Keep it away from this machine." type:"path"`
}

// Run makes the key and says what to do with it.
func (b *BackupKey) Run(h *House) error {
	recipient, err := backup.NewKey(b.File)
	if err != nil {
		return err
	}
	fmt.Fprintf(h.out, "%s\n\nMake backups to this key: throughline backup FILE --to-key %s\nThe identity that opens them is in %s. Without it they cannot be read: keep it in two safe places, neither of them this machine.\n", recipient, recipient, b.File)
	return nil
}

// A BackupCheck reads a backup.
type BackupCheck struct {
	File     string `arg:"" help:"The backup to read." type:"existingfile"`
	Identity string `help:"File of the identity that opens it." required:"" type:"existingfile"`
}

// Run reads the backup to its end.
func (b *BackupCheck) Run(h *House) (err error) {
	identities, err := backup.Identities(b.Identity)
	if err != nil {
		return err
	}
	f, err := os.Open(b.File)
	if err != nil {
		return fmt.Errorf("reading the backup: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	contents, err := backup.Check(f, identities)
	if err != nil {
		return err
	}
	h.sayContents("Whole:", contents)
	fmt.Fprintf(h.out, "It was made by Throughline %s from %s.\n", contents.About.Program, contents.About.Engine)
	return nil
}
