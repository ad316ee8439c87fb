package exchange

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// readAll reads at most limit bytes. The size, where it is known, only saves copying: a
// zip may lie about it.
func readAll(name string, r io.Reader, size, limit int64) ([]byte, error) {
	if known, ok := r.(interface{ Len() int }); ok {
		size = int64(known.Len())
	}
	b := bytes.NewBuffer(make([]byte, 0, min(max(size, 0), 256<<20)+bytes.MinRead)) // Grow would clear it first
	if _, err := b.ReadFrom(io.LimitReader(r, limit+1)); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if int64(b.Len()) > limit {
		return nil, tooLarge(name, limit)
	}
	return b.Bytes(), nil
}

func tooLarge(name string, limit int64) *Problem {
	return &Problem{File: name, What: "the file is too large to be read",
		Want: fmt.Sprintf("at most %d MB", limit>>20)}
}

// The byte order marks by which a file says how it is written.
var (
	bomUTF8    = []byte{0xEF, 0xBB, 0xBF}
	bomUTF16LE = []byte{0xFF, 0xFE}
	bomUTF16BE = []byte{0xFE, 0xFF}
)

// decode turns a file's bytes, which nobody else may hold or change, into text. Text without a mark that is not UTF-8 is taken
// for Windows-1252, which is what Excel and the older case systems write; every byte
// means something in it, so this cannot fail.
func decode(name string, b []byte) (string, error) {
	switch {
	case bytes.HasPrefix(b, bomUTF8):
		b = b[len(bomUTF8):]
	case bytes.HasPrefix(b, bomUTF16LE), bytes.HasPrefix(b, bomUTF16BE):
		text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(b)
		if err != nil {
			return "", fmt.Errorf("reading %s as UTF-16: %w", name, err)
		}
		return noNUL(name, string(text))
	}
	if !utf8.Valid(b) && bytes.IndexByte(b, 0) < 0 {
		text, err := charmap.Windows1252.NewDecoder().Bytes(b)
		if err != nil {
			return "", fmt.Errorf("reading %s as Windows-1252: %w", name, err)
		}
		b = text
	}
	// The text is the bytes themselves: a copy of the whole file would be made for nothing.
	return noNUL(name, unsafe.String(unsafe.SliceData(b), len(b)))
}

// noNUL refuses what is not text at all.
func noNUL(name, text string) (string, error) {
	if i := strings.IndexByte(text, 0); i >= 0 {
		return "", &Problem{File: name, Line: 1 + strings.Count(text[:i], "\n"),
			What: "this is not a text file",
			Want: "text in UTF-8, with commas between the cells; save it again as CSV (UTF-8)"}
	}
	return text, nil
}

// baseName is the last part of a path of either kind, without its ending.
func baseName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	return strings.TrimSuffix(name, path.Ext(name))
}
