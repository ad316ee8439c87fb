package backup

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"

	"throughline/store"
)

// largestSaying is how long about.json and end.json may be, in bytes.
const largestSaying = 16 << 20

// What a reader of a backup does with what it finds. Each reads all that it is given.
type visitor struct {
	table func(store.Table, io.Reader) (rows int64, err error)
	file  func(name string, r io.Reader) error
}

// Check reads a whole backup and says what is in it, or what is wrong with it. It writes
// nothing.
func Check(r io.Reader, identities []age.Identity) (Contents, error) {
	c, err := open(r, identities, visitor{
		table: func(_ store.Table, rows io.Reader) (int64, error) { return lines(rows) },
		file: func(name string, r io.Reader) error {
			if !goodName(name) {
				return fmt.Errorf("it holds a file %q, which would not lie in the data folder", name)
			}
			_, err := io.Copy(io.Discard, r)
			return err
		},
	})
	var unread *unreadable
	if err != nil && !errors.As(err, &unread) {
		err = fmt.Errorf("the backup is damaged or cut short; fetch another copy: %w", err)
	}
	return c, err
}

// An unreadable backup was not even begun to be read.
type unreadable struct{ error }

// Unwrap gives why it could not be read.
func (u *unreadable) Unwrap() error { return u.error }

func lines(r io.Reader) (n int64, err error) {
	b := make([]byte, 64<<10)
	for {
		k, err := r.Read(b)
		n += int64(bytes.Count(b[:k], []byte{'\n'}))
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// open reads an encrypted backup to its very end: age says only there that nothing was
// cut off.
func open(r io.Reader, identities []age.Identity, v visitor) (Contents, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	if first, err := in.Peek(len(ageBegins)); err != nil || string(first) != ageBegins {
		return Contents{}, &unreadable{errors.New("this is no backup: it does not begin as a file encrypted with age does")}
	}
	plain, err := age.Decrypt(in, identities...)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return Contents{}, &unreadable{errors.New("the backup is not for this key: name the file with the identity that belongs to one of the keys it was made to")}
	case err != nil:
		return Contents{}, fmt.Errorf("its beginning: %w", err)
	}
	c, err := read(plain, v)
	if err == nil {
		_, err = io.Copy(io.Discard, plain)
	}
	return c, err
}

const ageBegins = "age-encryption.org/v1"

// read reads what was encrypted.
func read(plain io.Reader, v visitor) (Contents, error) {
	unpacked, err := gzip.NewReader(plain)
	if err != nil {
		return Contents{}, fmt.Errorf("unpacking: %w", err)
	}
	e := &entries{tar: tar.NewReader(unpacked)}
	if err := e.next(); err != nil {
		return Contents{}, err
	}
	c := Contents{Rows: map[string]int64{}}
	if err := e.saying(aboutName, &c.About); err != nil {
		return c, err
	}
	if c.About.Format != format {
		return c, fmt.Errorf("it is of format %d, and this program reads format %d: use the program that made it (%q)", c.About.Format, format, c.About.Program)
	}
	if err := e.files(&c, v); err != nil {
		return c, err
	}
	for _, t := range c.About.Tables {
		if c.Rows[t.Name], err = v.table(t, &rowsReader{from: e, table: t.Name}); err != nil {
			return c, err
		}
	}
	if err := e.files(&c, v); err != nil {
		return c, err
	}
	return c, e.end(c, unpacked)
}

// entries are those of the tar; one is always open, or name is "" at the end.
type entries struct {
	tar  *tar.Reader
	name string
}

func (e *entries) next() error {
	h, err := e.tar.Next()
	if errors.Is(err, io.EOF) {
		e.name = ""
		return nil
	}
	if err != nil {
		return fmt.Errorf("after %q: %w", e.name, err)
	}
	if h.Typeflag != tar.TypeReg || h.Name == "" {
		return fmt.Errorf("%q is no plain file", h.Name)
	}
	e.name = h.Name
	return nil
}

// saying reads about.json or end.json.
func (e *entries) saying(name string, into any) error {
	if e.name != name {
		return fmt.Errorf("%q was found where %s was expected", e.name, name)
	}
	text, err := io.ReadAll(io.LimitReader(e.tar, largestSaying))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return e.next()
}

// files reads the files that stand here.
func (e *entries) files(c *Contents, v visitor) error {
	for {
		name, is := strings.CutPrefix(e.name, filesName)
		if !is {
			return nil
		}
		c.Files++
		if err := v.file(name, e.tar); err != nil {
			return err
		}
		if err := e.next(); err != nil {
			return err
		}
	}
}

// end reads end.json and compares.
func (e *entries) end(c Contents, unpacked io.Reader) error {
	var said Contents
	if err := e.saying(endName, &said); err != nil {
		return err
	}
	if e.name != "" {
		return fmt.Errorf("%q follows after the end", e.name)
	}
	if said.Files != c.Files {
		return fmt.Errorf("%d files were found, and it says there are %d", c.Files, said.Files)
	}
	for _, t := range c.About.Tables {
		if c.Rows[t.Name] != said.Rows[t.Name] {
			return fmt.Errorf("%d rows of table %s were found, and it says there are %d", c.Rows[t.Name], t.Name, said.Rows[t.Name])
		}
	}
	_, err := io.Copy(io.Discard, unpacked) // gzip's own sum stands after the last byte
	return err
}

// A rowsReader reads the parts of a table as one.
type rowsReader struct {
	from  *entries
	table string
	parts int
	open  bool // a part is being read
	ended bool
}

// Read reads some of the rows.
func (r *rowsReader) Read(b []byte) (int, error) {
	for !r.ended {
		if !r.open {
			if r.ended = r.from.name != partName(r.table, r.parts+1); r.ended {
				break
			}
			r.parts++
			r.open = true
		}
		n, err := r.from.tar.Read(b)
		if errors.Is(err, io.EOF) {
			r.open = false
			err = r.from.next()
		}
		if n > 0 || err != nil {
			return n, err
		}
	}
	return 0, io.EOF
}
