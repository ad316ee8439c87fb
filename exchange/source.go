package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A Source is one file as it was found in a folder, in a zip or by itself. Nothing of
// it is read until it is opened.
type Source struct {
	Name     string // the file's own name, Episodes.csv
	Path     string // where it was found, in words for a person: return.zip/previous/Episodes.csv
	Previous bool   // it lay in a folder called previous: it is last year's
	Size     int64  // bytes

	open func() (io.ReadCloser, error)
}

// Kind returns what the name says the file is: "csv", "xlsx", "xml", "zip", … in lower
// case; "" when the name has no ending.
func (s Source) Kind() string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(s.Name), "."))
}

// Bytes reads the whole file, at most [MaxFile] bytes.
func (s Source) Bytes() ([]byte, error) {
	r, err := s.open()
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", s.Path, err)
	}
	b, err := readAll(s.Path, r, s.Size, MaxFile)
	if closing := r.Close(); err == nil && closing != nil {
		err = fmt.Errorf("closing %s: %w", s.Path, closing)
	}
	return b, err
}

// Tables reads the file's tables: one of a CSV or text file, one for each sheet of a workbook.
func (s Source) Tables() ([]*Table, error) { return s.tables(tidied) }

// EveryRow is [Source.Tables], but keeps the blank rows at the end of a CSV file, for those
// to whom a blank row is a row with everything missing. Of a file with one column, in which
// a blank row is a line without any character, it keeps all lines.
func (s Source) EveryRow() ([]*Table, error) { return s.tables(everyRow) }

// Uncut is [Source.EveryRow], but leaves the rows of a plain CSV file uncut, for those who
// look at each row once: see [Lines].
func (s Source) Uncut() ([]*Table, error) { return s.tables(uncut) }

func (s Source) tables(keep keeping) ([]*Table, error) {
	b, err := s.Bytes()
	if err != nil {
		return nil, err
	}
	switch s.Kind() {
	case "csv", "txt", "tsv":
		t, err := parseCSV(s.Path, b, keep)
		if err != nil {
			return nil, err
		}
		return []*Table{t}, nil
	case "xlsx", "xlsm":
		return ReadXLSX(s.Path, bytes.NewReader(b), int64(len(b)))
	}
	return nil, &Problem{File: s.Path, What: "the file is of a kind that holds no tables we can read", Want: "a file that ends in .csv or .xlsx"}
}

// Tree reads the file as XML.
func (s Source) Tree() (*Element, error) {
	b, err := s.Bytes()
	if err != nil {
		return nil, err
	}
	return parseXML(s.Path, b)
}

// Open finds the files that the paths name: files, folders and zips. Of a folder it takes
// the files directly in it and those in its subfolder "previous"; a zip is taken the same
// way, also when it holds one folder round everything. Hidden files, what office programs
// and systems leave behind, and files called README are passed over. This year's files
// come before last year's, each in the order of their names.
func Open(paths ...string) ([]Source, error) {
	var all []Source
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			return nil, fmt.Errorf("looking for %s: %w", p, err)
		}
		var found []Source
		switch {
		case info.IsDir():
			found, err = openFolder(p)
		case strings.EqualFold(filepath.Ext(p), ".zip"):
			found, err = openZip(p, info.Size(), func() (io.ReaderAt, io.Closer, error) {
				f, err := os.Open(p)
				return f, f, err
			})
		default:
			found = []Source{fileSource(p, info.Size())}
		}
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// OpenBytes is [Open] for one file that was sent: a zip or anything else. Only the last
// part of its name is kept, since a browser may send a path.
func OpenBytes(name string, b []byte) ([]Source, error) {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	if !strings.EqualFold(path.Ext(name), ".zip") {
		open := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }
		return []Source{{Name: name, Path: name, Size: int64(len(b)), open: open}}, nil
	}
	return openZip(name, int64(len(b)), func() (io.ReaderAt, io.Closer, error) {
		return bytes.NewReader(b), io.NopCloser(nil), nil
	})
}

func fileSource(p string, size int64) Source {
	return Source{Name: filepath.Base(p), Path: p, Size: size,
		open: func() (io.ReadCloser, error) { return os.Open(p) }}
}

// previous is the name, in any case, of the folder that holds last year's files.
const previous = "previous"

func openFolder(folder string) ([]Source, error) {
	found, subfolders, err := listFolder(folder)
	if err != nil {
		return nil, err
	}
	for _, sub := range subfolders {
		if !strings.EqualFold(filepath.Base(sub), previous) {
			continue
		}
		old, _, err := listFolder(sub)
		if err != nil {
			return nil, err
		}
		for _, s := range old {
			s.Previous = true
			found = append(found, s)
		}
	}
	if len(found) > MaxZipped {
		return nil, tooMany(folder)
	}
	return inOrder(found), nil
}

func listFolder(folder string) (files []Source, subfolders []string, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, nil, fmt.Errorf("looking into %s: %w", folder, err)
	}
	for _, e := range entries {
		p := filepath.Join(folder, e.Name())
		info, err := os.Stat(p) // follows a link
		switch {
		case passedOver(e.Name()):
		case err != nil:
			return nil, nil, fmt.Errorf("looking at %s: %w", p, err)
		case info.IsDir():
			subfolders = append(subfolders, p)
		case info.Mode().IsRegular():
			files = append(files, fileSource(p, info.Size()))
		}
	}
	return files, subfolders, nil
}

// passedOver reports whether a file is nothing that a person meant to hand over.
func passedOver(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(lower, ".") || strings.HasPrefix(lower, "~$") || strings.HasPrefix(lower, "readme") ||
		lower == "thumbs.db" || lower == "desktop.ini" || lower == "__macosx"
}

func inOrder(sources []Source) []Source {
	slices.SortStableFunc(sources, func(a, b Source) int {
		if a.Previous != b.Previous {
			if b.Previous {
				return -1
			}
			return 1
		}
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return sources
}

func tooMany(name string) *Problem {
	return &Problem{File: name, What: "there are too many files", Want: fmt.Sprintf("at most %d", MaxZipped)}
}

// A reopen gives a zip's bytes, as often as it is asked, and what to close after use.
type reopen func() (io.ReaderAt, io.Closer, error)

// openZip lists the files of a zip. Nothing is ever unpacked to disk, and only the last
// part of a file's name is used; names that try to climb out are refused all the same,
// since nobody makes them by accident.
func openZip(name string, size int64, again reopen) (found []Source, err error) {
	r, closer, err := again()
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", name, err)
	}
	defer func() { err = errors.Join(err, closer.Close()) }()
	if err := checkZip(name, r, size, MaxZip); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, brokenZip(name)
	}
	within := commonFolder(z.File)
	for i, f := range z.File {
		inside := zipName(f)
		folder, file := path.Split(strings.TrimPrefix(inside, within))
		old := strings.EqualFold(folder, previous+"/")
		switch {
		case strings.HasSuffix(inside, "/"), passedOver(file), folder != "" && !old:
			continue
		case strings.EqualFold(path.Ext(file), ".zip"):
			return nil, &Problem{File: name, Field: file, What: "there is a zip inside the zip", Want: "one zip with the files themselves in it"}
		}
		found = append(found, Source{Name: file, Path: name + "/" + inside, Previous: old,
			Size: int64(f.UncompressedSize64), open: openZipped(name, size, again, i)})
	}
	return inOrder(found), nil
}

// checkZip refuses a zip that is broken, hostile or would unpack to more than limit.
func checkZip(name string, r io.ReaderAt, size, limit int64) error {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return brokenZip(name)
	}
	if len(z.File) > MaxZipped {
		return tooMany(name)
	}
	var total uint64
	for _, f := range z.File {
		inside := zipName(f)
		if strings.HasPrefix(inside, "/") || strings.Contains("/"+inside+"/", "/../") || strings.Contains(inside, ":") {
			return &Problem{File: name, What: "it holds a file whose name leads out of it", Want: "a zip made of plain files; make it afresh"}
		}
		if f.Flags&1 != 0 {
			return &Problem{File: name, What: "it is locked with a password", Want: "a zip without a password"}
		}
		if total += f.UncompressedSize64; f.UncompressedSize64 > uint64(limit) || total > uint64(limit) {
			return tooLarge(name, limit)
		}
	}
	return nil
}

func brokenZip(name string) *Problem {
	return &Problem{File: name, What: "it cannot be unpacked", Want: "a whole zip or workbook; perhaps it was cut off on its way"}
}

// zipName is a file's name in a zip; some programs of Windows write it with backslashes.
func zipName(f *zip.File) string { return strings.ReplaceAll(f.Name, `\`, "/") }

// commonFolder returns the one folder, with a slash, round all that counts in a zip; ""
// if there is none, or it is the folder of last year's files.
func commonFolder(files []*zip.File) string {
	common := ""
	for _, f := range files {
		first, _, inFolder := strings.Cut(zipName(f), "/")
		switch {
		case passedOver(first):
		case !inFolder, strings.EqualFold(first, previous), common != "" && common != first+"/":
			return ""
		default:
			common = first + "/"
		}
	}
	return common
}

// openZipped opens the zip anew for each reading of its i-th file, so that a Source
// holds no file open.
func openZipped(name string, size int64, again reopen, i int) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		r, closer, err := again()
		if err != nil {
			return nil, err
		}
		z, err := zip.NewReader(r, size)
		if err != nil || i >= len(z.File) {
			return nil, errors.Join(brokenZip(name), closer.Close())
		}
		f, err := z.File[i].Open()
		if err != nil {
			return nil, errors.Join(brokenZip(name), closer.Close())
		}
		return zipped{f, closer}, nil
	}
}

// zipped closes the zip with the file in it.
type zipped struct {
	io.ReadCloser
	archive io.Closer
}

// Close closes both.
func (z zipped) Close() error { return errors.Join(z.ReadCloser.Close(), z.archive.Close()) }
