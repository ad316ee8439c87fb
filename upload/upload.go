// Package upload keeps the files of returns that somebody asked to keep, until somebody
// deletes them. What is not asked for is kept nowhere.
//
// The files lie in the folder of documents, in a folder of their upload's id; a row tells
// of each. Whoever may run returns may list, open and delete them, and nobody else.
package upload

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"throughline/access"
	"throughline/core"
	"throughline/store"
)

// Migrations are the tables of kept uploads.
//
//go:embed *.sql
var Migrations embed.FS

// A Kept is the files of one return, with what was told of them.
type Kept struct {
	ID         core.ID
	UserID     core.ID // who kept it
	KeptAt     core.Instant
	Collection string    // its code, "903"
	Year       int       // the collection year
	StartOn    core.Date // another period than the year's; blank is the year's own
	EndOn      core.Date
	LA         string // the returning authority's nine-character code; blank where not told
}

// A File is one file of an upload as it was sent.
type File struct {
	Name     string
	Previous bool // it is last year's
	Bytes    []byte
}

// folderOf is where the files of an upload lie.
func folderOf(documents string, id core.ID) string {
	return filepath.Join(documents, "returns", string(id))
}

// Keep keeps an upload under a new id, which it returns. documents is the folder of
// documents.
func Keep(ctx context.Context, db *store.DB, documents string, who access.Who, at core.Instant, u Kept, files []File) (core.ID, error) {
	if err := access.May(ctx, db, who, access.RunReturns, ""); err != nil {
		return "", err
	}
	u.ID, u.UserID, u.KeptAt = core.NewID(), who.User, at
	folder := folderOf(documents, u.ID)
	err := write(folder, files)
	if err == nil {
		err = db.Write(ctx, func(ctx context.Context, tx *store.Tx) error { return insert(ctx, tx, who.Authority, u, files) })
	}
	if err != nil {
		return "", errors.Join(fmt.Errorf("keeping the files of a return: %w", err), os.RemoveAll(folder))
	}
	return u.ID, nil
}

func write(folder string, files []File) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	for i, f := range files {
		if err := os.WriteFile(filepath.Join(folder, strconv.Itoa(i)), f.Bytes, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func insert(ctx context.Context, tx *store.Tx, authority string, u Kept, files []File) error {
	err := tx.Insert(ctx, "returns_upload", []string{"authority_id", "id", "user_id", "kept_at", "collection", "year", "start_on", "end_on", "la"},
		authority, u.ID, u.UserID, u.KeptAt, u.Collection, u.Year, u.StartOn, u.EndOn, u.LA)
	if err != nil {
		return err
	}
	for i, f := range files {
		err := tx.Insert(ctx, "returns_upload_file", []string{"authority_id", "upload_id", "place", "name", "previous", "size", "sha256"},
			authority, u.ID, i, f.Name, f.Previous, len(f.Bytes), sum(f.Bytes))
		if err != nil {
			return err
		}
	}
	return nil
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

const columns = `id, user_id, kept_at, collection, year, start_on, end_on, la`

// List lists the kept uploads, the latest first.
func List(ctx context.Context, q store.Querier, who access.Who) ([]Kept, error) {
	if err := access.May(ctx, q, who, access.RunReturns, ""); err != nil {
		return nil, err
	}
	return store.All[Kept](ctx, q, `SELECT `+columns+` FROM returns_upload WHERE authority_id = $1 ORDER BY kept_at DESC, id DESC`, who.Authority)
}

// Load reads an upload with its files. Missing says that it is not kept, or no more; a file
// that is not as it was kept is an error.
func Load(ctx context.Context, q store.Querier, documents string, who access.Who, id core.ID) (Kept, []File, error) {
	if err := access.May(ctx, q, who, access.RunReturns, ""); err != nil {
		return Kept{}, nil, err
	}
	u, there, err := store.Maybe[Kept](ctx, q, `SELECT `+columns+` FROM returns_upload WHERE authority_id = $1 AND id = $2`, who.Authority, id)
	if err == nil && !there {
		err = core.Say(core.Missing, "These files are not kept, or somebody has deleted them.")
	}
	if err != nil {
		return Kept{}, nil, err
	}
	type row struct {
		Place    int
		Name     string
		Previous bool
		Mark     string
	}
	rows, err := store.All[row](ctx, q, `
		SELECT place, name, previous, sha256 AS mark FROM returns_upload_file WHERE authority_id = $1 AND upload_id = $2 ORDER BY place`, who.Authority, id)
	if err != nil {
		return Kept{}, nil, err
	}
	files := make([]File, len(rows))
	for i, r := range rows {
		b, err := os.ReadFile(filepath.Join(folderOf(documents, id), strconv.Itoa(r.Place)))
		if err != nil {
			return Kept{}, nil, fmt.Errorf("reading kept file %d of upload %s: %w", r.Place, id, err)
		}
		if sum(b) != r.Mark {
			return Kept{}, nil, fmt.Errorf("kept file %d of upload %s is not as it was kept: restore it from a backup", r.Place, id)
		}
		files[i] = File{Name: r.Name, Previous: r.Previous, Bytes: b}
	}
	return u, files, nil
}

// Delete forgets an upload and its files.
func Delete(ctx context.Context, db *store.DB, documents string, who access.Who, id core.ID) error {
	if err := access.May(ctx, db, who, access.RunReturns, ""); err != nil {
		return err
	}
	err := db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		if _, err := store.Exec(ctx, tx, `DELETE FROM returns_upload_file WHERE authority_id = $1 AND upload_id = $2`, who.Authority, id); err != nil {
			return err
		}
		n, err := store.Exec(ctx, tx, `DELETE FROM returns_upload WHERE authority_id = $1 AND id = $2`, who.Authority, id)
		if err == nil && n == 0 {
			err = core.Say(core.Missing, "These files are not kept, or somebody has deleted them.")
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := os.RemoveAll(folderOf(documents, id)); err != nil {
		return fmt.Errorf("deleting the kept files of upload %s: %w", id, err)
	}
	return nil
}
