package backup

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"throughline/core"
)

// lastFile says in the data folder when the last backup was made, and where.
const lastFile = "last-backup"

// Note notes in a data folder that a backup was made. A house on PostgreSQL that has no
// data folder here notes nothing.
func Note(folder, backup string, at core.Instant) error {
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := os.WriteFile(filepath.Join(folder, lastFile), []byte(at.String()+" "+backup+"\n"), 0o600); err != nil {
		return fmt.Errorf("noting when the backup was made: %w", err)
	}
	return nil
}

// Last says when the last backup of a data folder was made, and where it was written. Where
// none was noted, at is blank.
func Last(folder string) (at core.Instant, backup string, err error) {
	file := filepath.Join(folder, lastFile)
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return at, "", nil
	}
	if err != nil {
		return at, "", fmt.Errorf("reading when the last backup was made: %w", err)
	}
	when, backup, _ := strings.Cut(strings.TrimSpace(string(text)), " ")
	if at, err = core.ParseInstant(when); err != nil {
		return at, "", fmt.Errorf("%s says no time: remove it and make a backup: %w", file, err)
	}
	return at, backup, nil
}
