package backup

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"filippo.io/age"

	"throughline/county"
	"throughline/ledger"
	"throughline/practice/all"
	"throughline/store"
	"throughline/testkit"
)

// TestEveryLandedVersionIsBroughtUpToDate opens the database that each earlier version left,
// as it lies and carried to PostgreSQL by a backup. It then has all of today's tables, and
// its ledger still answers for every record, each of which is read for that.
func TestEveryLandedVersionIsBroughtUpToDate(t *testing.T) {
	files, err := filepath.Glob("testdata/landed/*.db.gz")
	if err != nil || len(files) < 3 {
		t.Fatalf("%d databases of earlier versions are here, %v", len(files), err)
	}
	for _, file := range files {
		for _, engine := range engines {
			t.Run(filepath.Base(file)+" on "+engine.String(), func(t *testing.T) {
				config := store.Config{Data: t.TempDir()}
				unpack(t, file, store.File(config.Data))
				if engine == store.PostgreSQL {
					config = carried(t, config)
				}
				k, err := all.Open(t.Context(), config, nil)
				if err != nil {
					t.Fatal(err)
				}
				defer func() {
					if err := k.DB.Close(); err != nil {
						t.Error(err)
					}
				}()
				records, err := store.One[int](t.Context(), k.DB, `SELECT count(*) FROM record`)
				if err != nil {
					t.Fatal(err)
				}
				if lines, err := ledger.Verify(t.Context(), k.DB, county.Authority, all.Accounts(k)...); err != nil || records == 0 || lines < int64(records) {
					t.Errorf("%d records, and a ledger of %d lines: %v", records, lines, err)
				}
			})
		}
	}
}

// carried brings a database of SQLite to PostgreSQL without bringing it up to date.
func carried(t *testing.T, from store.Config) store.Config {
	t.Helper()
	db, err := store.Open(t.Context(), from)
	if err != nil {
		t.Fatal(err)
	}
	k := key(t)
	archive := copied(t, db, from.Data, k.Recipient())
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	p := Place{Config: testkit.Config(t, store.PostgreSQL), Sources: all.Sources(), Columns: all.AddLocalColumns}
	p.Data = t.TempDir()
	if _, err := Restore(t.Context(), bytes.NewReader(archive), []age.Identity{k}, p); err != nil {
		t.Fatal(err)
	}
	return p.Config
}

func unpack(t *testing.T, file, to string) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
