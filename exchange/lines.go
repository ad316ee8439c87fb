package exchange

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"unsafe"
)

// Lines are the rows of a plain CSV file, each a line of its text that is cut into cells
// when somebody asks for it. A file of a million rows then costs its text and four bytes a
// row. Many may ask at once.
type Lines struct {
	text      string
	starts    []uint32 // where each row begins, and where one after the last would
	separator byte
	width     int
	first     int // the line of row 0
}

// Len is how many rows there are.
func (l *Lines) Len() int { return len(l.starts) - 1 }

// Line is the line of a row in its file, from 1.
func (l *Lines) Line(n int) int { return l.first + n }

// Row cuts a row. It has the width of the header.
func (l *Lines) Row(n int) []string {
	cells := make([]string, l.width)
	l.Cut(n, cells)
	return cells
}

// row is the text of a row, without its line end.
func (l *Lines) row(n int) string {
	from, to := l.starts[n], l.starts[n+1]-1
	if to > from && l.text[to-1] == '\r' {
		to--
	}
	return l.text[from:to]
}

// Cell cuts one cell of a row, counted from 0.
func (l *Lines) Cell(n, at int) string {
	row := l.row(n)
	for ; at > 0; at-- {
		next := strings.IndexByte(row, l.separator)
		if next < 0 {
			return ""
		}
		row = row[next+1:]
	}
	for i := range len(row) { // cells are short: to call for help takes longer
		if row[i] == l.separator {
			return row[:i]
		}
	}
	return row
}

// Begins reports that a row has more than one cell, and that the first is such.
func (l *Lines) Begins(n int, cell string) bool {
	row := l.text[l.starts[n] : l.starts[n+1]-1]
	return len(row) > len(cell) && row[len(cell)] == l.separator && row[:len(cell)] == cell
}

// The words with one bit in each of their eight bytes, and with all but the first.
const (
	everyByte = 0x0101010101010101
	lowBits   = 0x7f * everyByte
)

// Cut cuts a row into cells, of which there is room for as many as the header has; those
// that the row lacks are made blank. upper reports that it holds nothing that stands
// otherwise in upper case: it may also be false of such a row.
//
// The text is looked at eight bytes at a time.
func (l *Lines) Cut(n int, cells []string) (upper bool) {
	row := l.row(n)
	separators := uint64(l.separator) * everyByte
	var lower uint64
	i, from, cell := 0, 0, 0
	for bytes := unsafe.Slice(unsafe.StringData(row), len(row)); i+8 <= len(bytes); i += 8 {
		word := binary.LittleEndian.Uint64(bytes[i:])
		lower |= word&(0x80*everyByte) | word&(word<<1)&(0x40*everyByte)
		other := word ^ separators // a byte that is a separator is 0 in it, and the first bit of that byte is 1 here:
		for found := ^((other&lowBits + lowBits) | other | lowBits); found != 0; found &= found - 1 {
			at := i + bits.TrailingZeros64(found)>>3
			cells[cell] = row[from:at]
			cell, from = cell+1, at+1
		}
	}
	for ; i < len(row); i++ {
		b := row[i]
		lower |= uint64(b)&0x80 | uint64(b)&(uint64(b)<<1)&0x40
		if b == l.separator {
			cells[cell] = row[from:i]
			cell, from = cell+1, i+1
		}
	}
	cells[cell] = row[from:]
	clear(cells[cell+1:])
	return lower == 0
}

// lines finds the rows of a file after its header, if it is plain: several columns, no
// quotation marks, no lines without a character but at the end, no row with more cells than
// the header. Of any other file it finds nothing, and leaves it to be read with care.
func (c *csvReader) lines() *Lines {
	text := strings.TrimRight(c.text, "\r\n")
	if c.width == 1 || c.line != 2 || c.text[c.pos-1] != '\n' || c.pos > len(text) || len(text) >= 1<<32-1 || strings.IndexByte(text, '"') >= 0 {
		return nil
	}
	l := &Lines{text: text, separator: c.separator, width: c.width, first: c.line}
	l.starts = make([]uint32, 1, strings.Count(text[c.pos:], "\n")+2)
	l.starts[0] = uint32(c.pos)
	separator, returns := string(rune(c.separator)), strings.Count(text[c.pos:], "\r")
	for at := c.pos; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text) - at
		}
		l.starts = append(l.starts, uint32(at+end+1))
		row := l.row(l.Len() - 1)
		if row == "" || strings.Count(row, separator) >= c.width {
			return nil
		}
		returns -= end - len(row)
		at += end + 1
	}
	if returns != 0 || l.Len() > MaxCells/c.width {
		return nil
	}
	return l
}
