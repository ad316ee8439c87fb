// Package backup makes one encrypted file of everything that an authority's house holds,
// while people go on writing, and brings it back into an empty place, on either engine.
// It knows no table of anybody's and no word of what the rows say.
//
// A backup is age over gzip over tar, all of them open formats: whoever holds the key can
// read it with the programs age, gzip and tar, also when this program is long forgotten.
// In the tar lie, in this order:
//
//	about.json              the program, the migrations that were run, the tables and their columns
//	files/…                 the files that lie in the data folder itself: settings, keys
//	tables/NAME/000001.tsv  the rows of a table, in parts, each row a line as COPY of PostgreSQL writes it
//	files/…/…               the files in its folders: documents
//	end.json                how many rows and files there were; a backup without it is cut short
package backup

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"

	"filippo.io/age"

	"throughline/core"
	"throughline/ledger"
	"throughline/store"
)

// format is the version of the layout. A later one is refused.
const format = 1

// About is what a backup says of itself before anything else.
type About struct {
	Format     int           `json:"format"`
	Program    string        `json:"program"` // the version of the program that made it
	Engine     string        `json:"engine"`  // SQLite or PostgreSQL; either can take it back
	At         core.Instant  `json:"at"`
	Migrations []int64       `json:"migrations"` // the numbers of those that were run
	Heads      []ledger.Head `json:"heads"`      // where the ledger of each authority ended
	Tables     []store.Table `json:"tables"`
}

// Contents are what a backup holds.
type Contents struct {
	About About            `json:"-"`
	Rows  map[string]int64 `json:"rows"` // by table
	Files int64            `json:"files"`
}

// AllRows is how many rows there are in all tables together.
func (c Contents) AllRows() (n int64) {
	for rows := range maps.Values(c.Rows) {
		n += rows
	}
	return n
}

// A Making says what is to be copied, and to whom.
type Making struct {
	DB         *store.DB
	Folder     string // the data folder
	Program    string // the program's version, to be told in the backup
	Recipients []age.Recipient
	At         core.Instant
	Progress   func(done, all int) // told of each table; nil tells nobody
}

// Make writes a backup. All rows are those of one moment, and everything acknowledged
// before Make was called is among them. No plain text touches a disk on the way.
func Make(ctx context.Context, m Making, to io.Writer) (Contents, error) {
	if len(m.Recipients) == 0 {
		return Contents{}, errors.New("a backup is encrypted to at least one key: make one with throughline backup key")
	}
	locked, err := age.Encrypt(to, m.Recipients...)
	if err != nil {
		return Contents{}, fmt.Errorf("encrypting the backup: %w", err)
	}
	packed, err := gzip.NewWriterLevel(locked, gzip.BestSpeed)
	if err != nil {
		return Contents{}, fmt.Errorf("packing the backup: %w", err)
	}
	w := &writer{tar: tar.NewWriter(packed), at: m.At, contents: Contents{Rows: map[string]int64{}}}
	if err := w.all(ctx, m); err != nil {
		return Contents{}, err
	}
	for _, c := range []io.Closer{w.tar, packed, locked} {
		if err := c.Close(); err != nil {
			return Contents{}, fmt.Errorf("ending the backup: %w", err)
		}
	}
	return w.contents, nil
}

// A writer writes the entries of the tar.
type writer struct {
	tar      *tar.Writer
	at       core.Instant
	contents Contents
}

func (w *writer) all(ctx context.Context, m Making) error {
	err := m.DB.Snapshot(ctx, func(ctx context.Context, s *store.Snapshot) error {
		about, err := aboutOf(ctx, s, m)
		if err != nil {
			return err
		}
		w.contents.About = about
		if err := w.json(aboutName, about); err != nil {
			return err
		}
		if err := w.files(m.Folder, settingsOnly); err != nil {
			return err
		}
		for i, t := range about.Tables {
			if m.Progress != nil {
				m.Progress(i+1, len(about.Tables))
			}
			rows := &parts{to: w, table: t.Name}
			n, err := s.CopyOut(ctx, t, rows)
			if err = errors.Join(err, rows.flush()); err != nil {
				return err
			}
			w.contents.Rows[t.Name] = n
		}
		return nil
	})
	if err != nil {
		return err
	}
	// A document is written before its row: all that the rows tell of are here by now.
	if err := w.files(m.Folder, foldersOnly); err != nil {
		return err
	}
	return w.json(endName, w.contents)
}

func aboutOf(ctx context.Context, s *store.Snapshot, m Making) (a About, err error) {
	a = About{Format: format, Program: m.Program, Engine: s.Engine().String(), At: m.At}
	if a.Migrations, err = store.Migrations(ctx, s); err != nil {
		return a, err
	}
	if a.Tables, err = store.Tables(ctx, s); err != nil {
		return a, err
	}
	a.Heads, err = ledger.Heads(ctx, s)
	return a, err
}

// The names of the entries.
const (
	aboutName  = "about.json"
	endName    = "end.json"
	tablesName = "tables/"
	filesName  = "files/"
)

func partName(table string, n int) string { return fmt.Sprintf("%s%s/%06d.tsv", tablesName, table, n) }

func (w *writer) json(name string, value any) error {
	text, err := json.MarshalIndent(value, "", "\t")
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return w.entry(name, int64(len(text)), bytes.NewReader(text))
}

// entry writes one entry of just this size.
func (w *writer) entry(name string, size int64, r io.Reader) error {
	err := w.tar.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Size: size, Mode: 0o600, ModTime: w.at.Time(), Format: tar.FormatPAX})
	if err == nil {
		_, err = io.CopyN(w.tar, r, size)
	}
	if err != nil {
		return fmt.Errorf("writing %s into the backup: %w", name, err)
	}
	return nil
}

// partSize is how much of a table is held in memory at a time: a tar must know how long
// an entry is before it begins.
const partSize = 4 << 20

// parts writes the rows of a table as entries.
type parts struct {
	to    *writer
	table string
	n     int
	text  bytes.Buffer
}

// Write takes some of the rows.
func (p *parts) Write(b []byte) (int, error) {
	p.text.Write(b)
	if p.text.Len() < partSize {
		return len(b), nil
	}
	return len(b), p.flush()
}

func (p *parts) flush() error {
	if p.text.Len() == 0 {
		return nil
	}
	p.n++
	return p.to.entry(partName(p.table, p.n), int64(p.text.Len()), &p.text)
}
