package doctor

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"throughline/backup"
	"throughline/ledger"
	"throughline/store"
)

// checkRoom looks at the disk of the data folder. That of PostgreSQL's machine cannot be
// seen from here.
func (p *patient) checkRoom(_ context.Context) (string, []Finding, error) {
	left, err := roomAt(p.Config.Data)
	if err != nil {
		return "", nil, fmt.Errorf("how much room is left on the disk of the data folder cannot be seen: %w", err)
	}
	if left < p.Room {
		return "", []Finding{{What: fmt.Sprintf("%d MB are left on the disk", left>>20), Where: p.Config.Data, Do: "free some space, or move the data folder to a larger disk: nothing can be saved on a full one"}}, nil
	}
	return fmt.Sprintf("%d MB are left on the disk of the data folder", left>>20), nil, nil
}

// checkFiles makes sure that nobody but the program's user reads the folder, the database
// and the keys, and that nobody else writes the settings.
func (p *patient) checkFiles(_ context.Context) (string, []Finding, error) {
	if runtime.GOOS == "windows" {
		return "who may read the files is not looked at on Windows", nil, nil
	}
	var found []Finding
	look := func(path string, secret bool) error {
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("looking at who may read the files: %w", err)
		}
		others := info.Mode().Perm() & 0o022
		may := "write"
		if secret {
			others, may = info.Mode().Perm()&0o077, "read or write"
		}
		if others != 0 {
			found = append(found, Finding{What: fmt.Sprintf("others than its owner may %s it (%s)", may, info.Mode().Perm()), Where: path, Do: "chmod go-rwx " + path})
		}
		return nil
	}
	if err := look(p.Config.Data, true); err != nil {
		return "", nil, err
	}
	entries, err := os.ReadDir(p.Config.Data)
	if errors.Is(err, fs.ErrNotExist) {
		return "there is no data folder here", nil, nil
	}
	if err != nil {
		return "", nil, fmt.Errorf("reading the data folder: %w", err)
	}
	for _, e := range entries {
		secret := e.IsDir() || strings.HasSuffix(e.Name(), ".key") || strings.HasPrefix(e.Name(), "throughline.db")
		if err := look(filepath.Join(p.Config.Data, e.Name()), secret); err != nil {
			return "", found, err
		}
	}
	return "the data folder, the database and the keys are their owner's alone", found, nil
}

// checkKeys reads the keys of the house as serve would, and makes none.
func (p *patient) checkKeys(ctx context.Context) (string, []Finding, error) {
	var found []Finding
	signing := p.Settings.LedgerKey
	if signing == "" {
		signing = filepath.Join(p.Config.Data, ledger.SigningKey)
	}
	for _, k := range []struct{ file, does, without string }{
		{filepath.Join(p.Config.Data, "seal.key"), "opens the secrets of the second step of signing in", "whoever set one up cannot sign in: bring it back from a backup"},
		{signing, "signs the ledger's head", "bring it back from a backup; or serve makes a new one, and heads that were signed stay provable"},
	} {
		text, err := os.ReadFile(k.file)
		switch {
		case errors.Is(err, fs.ErrNotExist) && !p.needs(ctx, k.file, signing):
		case errors.Is(err, fs.ErrNotExist):
			found = append(found, Finding{What: "the key that " + k.does + " is not there", Where: k.file, Do: k.without})
		case err != nil:
			return "", found, fmt.Errorf("reading a key: %w", err)
		case !isKey(string(text)):
			found = append(found, Finding{What: "the key that " + k.does + " is not 64 hexadecimal digits", Where: k.file, Do: k.without})
		}
	}
	return "the keys of the house can be read", found, nil
}

// needs reports whether the house cannot do without a key: somebody has a second step, or
// heads were signed. Where the rows cannot be asked it does without.
func (p *patient) needs(ctx context.Context, file, signing string) bool {
	if p.keeper == nil {
		return false
	}
	query := `SELECT count(*) FROM app_user WHERE totp IS NOT NULL`
	if file == signing {
		query = `SELECT count(*) FROM ledger_signed`
	}
	n, err := store.One[int](ctx, p.db, query)
	return err == nil && n > 0
}

// isKey reports whether a text is the 32 bytes of a key, in hexadecimal.
func isKey(text string) bool {
	bytes, err := hex.DecodeString(strings.TrimSpace(text))
	return err == nil && len(bytes) == 32
}

// oldestBackup is how old the last backup may be: one is made each night.
const oldestBackup = 48 * time.Hour

func (p *patient) checkBackup(_ context.Context) (string, []Finding, error) {
	const do = "throughline backup FILE --to-key age1…, each night; keep the file and the identity that opens it away from this machine"
	at, where, err := backup.Last(p.Config.Data)
	switch {
	case err != nil:
		return "", nil, err
	case at.IsZero():
		return "", []Finding{{What: "no backup is known that was made from this data folder", Where: p.Config.Data, Do: do}}, nil
	case p.Now.Sub(at) > oldestBackup:
		return "", []Finding{{What: "the last backup was made on " + at.Long(), Where: where, Do: do}}, nil
	}
	return "the last backup was made on " + at.Long() + ": " + where, nil, nil
}
