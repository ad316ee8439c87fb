package backup

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Which of the data folder's files are meant.
const (
	settingsOnly = true  // those that lie in it
	foldersOnly  = false // those in its folders
)

// leftOut reports whether something in the data folder is no part of a backup: the
// database itself, whose rows are in it, what is half written, other backups and when the
// last was made, and the demonstration, which has a data folder of its own.
func leftOut(name string) bool {
	return strings.HasPrefix(name, "throughline.db") || strings.HasPrefix(name, "part-") ||
		strings.HasSuffix(name, ".age") || strings.HasSuffix(name, partial) || name == "demo" || name == lastFile
}

// partial ends the name of a backup that is being written.
const partial = ".partial"

// files adds the files of the data folder that are not left out. A link in it is followed:
// the documents may lie on a disk of their own.
func (w *writer) files(folder string, settings bool) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // a house on PostgreSQL without documents has none
	}
	if err != nil {
		return fmt.Errorf("reading the data folder: %w", err)
	}
	for _, e := range entries {
		if leftOut(e.Name()) {
			continue
		}
		where := filepath.Join(folder, e.Name())
		info, err := os.Stat(where)
		if err != nil {
			return fmt.Errorf("reading the data folder: %w", err)
		}
		switch {
		case settings && info.Mode().IsRegular():
			err = w.file(where, e.Name())
		case !settings && info.IsDir():
			err = w.folder(where, e.Name())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) folder(where, name string) error {
	root, err := filepath.EvalSymlinks(where)
	if err != nil {
		return fmt.Errorf("following %s: %w", where, err)
	}
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // a folder of kept files that was deleted meanwhile
		}
		if err != nil || !d.Type().IsRegular() || leftOut(d.Name()) {
			return err
		}
		within, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		return w.file(path, filepath.ToSlash(filepath.Join(name, within)))
	})
}

// file adds one file. One that was deleted since it was listed is left out.
func (w *writer) file(path, name string) (err error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading a file of the data folder: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("reading a file of the data folder: %w", err)
	}
	w.contents.Files++
	return w.entry(filesName+name, info.Size(), f)
}

// bring writes a file of a backup into the data folder, for its owner alone. A name that
// leads out of the folder, or to the database, is refused.
func bring(folder, name string, r io.Reader) error {
	if !goodName(name) {
		return fmt.Errorf("the backup holds a file %q, which would not lie in the data folder: it was not made by this program", name)
	}
	to := filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return fmt.Errorf("making a folder for %s: %w", name, err)
	}
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("bringing %s back: %w", name, err)
	}
	_, err = io.Copy(f, r)
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("bringing %s back: %w", name, err)
	}
	return nil
}

// goodName reports whether a file of a backup has a name that one made here can have.
func goodName(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return filepath.IsLocal(filepath.FromSlash(name)) && !leftOut(first) && name != "."
}
