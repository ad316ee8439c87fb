// Package exchange reads and writes the files in which people hand data to one
// another: CSV, XML, XLSX and zip. It turns any bytes into a table of text, a tree of
// elements or a clear error, and it writes the same back.
//
// It knows nothing about children, returns or columns; it checks no value and parses no
// date. What a cell means is for the reader of the table to say.
package exchange

import (
	"fmt"
	"strings"
)

// The limits on what is read. Each is far above the largest file that an authority
// makes, and low enough that a damaged or hostile file cannot use up the machine.
const (
	MaxFile    = 1 << 30   // bytes of one file, also when it lies inside a zip
	MaxZip     = 2 << 30   // bytes that all the files of one zip may unpack to
	MaxZipped  = 2000      // files in one zip or folder
	MaxBook    = 512 << 20 // bytes that one workbook may unpack to; all of it is held in memory
	MaxCells   = 60 << 20  // cells in one table; 4 million are the episodes of 80,000 children
	MaxColumns = 2000      // columns of one table
	MaxTags    = 40 << 20  // elements of one XML file; 8 million are a census of 80,000 children
	MaxDepth   = 100       // elements inside one another in XML
)

// A Table is one CSV file or one sheet of a workbook, all of it text.
type Table struct {
	Name    string     // the file's base name without its ending, or the name of the sheet
	File    string     // the file's name as a person knows it
	Sheet   string     // the name of the sheet; "" for CSV
	Columns []string   // the names in the header as spelt, without a byte order mark
	Rows    [][]string // each as long as Columns; a blank cell is ""
	Lines   []int      // for each row, its line in the file or its row in the sheet, from 1

	Uncut *Lines // the rows, where they were left uncut: then Rows and Lines are nil
}

// Cut cuts the rows that were left uncut.
func (t *Table) Cut() {
	if t.Uncut == nil {
		return
	}
	for n := range t.Uncut.Len() {
		t.Rows, t.Lines = append(t.Rows, t.Uncut.Row(n)), append(t.Lines, t.Uncut.Line(n))
	}
	t.Uncut = nil
}

// Line returns where a row of the table stands in its file, counted from 1. It is 0 for
// a row of a table that was not read from a file.
func (t *Table) Line(row int) int {
	if row < 0 || row >= len(t.Lines) {
		return 0
	}
	return t.Lines[row]
}

// Column returns the index of the first column of that name, whatever its case and the
// blanks round it, or -1.
func (t *Table) Column(name string) int {
	name = strings.TrimSpace(name)
	for i, c := range t.Columns {
		if strings.EqualFold(strings.TrimSpace(c), name) {
			return i
		}
	}
	return -1
}

// Below returns the table whose header is the given row and whose rows are those under
// it. It serves sheets that carry a title above their header.
func (t *Table) Below(row int) *Table {
	b := *t
	b.Columns, b.Rows = t.Rows[row], t.Rows[row+1:]
	if len(t.Lines) > row {
		b.Lines = t.Lines[row+1:]
	}
	return &b
}

// Safe returns a copy whose cells a spreadsheet will not run as formulas; see [SafeText].
// Use it for files that people open, not for returns, which must hold the very text.
func (t *Table) Safe() *Table {
	s := *t
	s.Columns = safeCells(t.Columns)
	s.Rows = make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		s.Rows[i] = safeCells(row)
	}
	return &s
}

func safeCells(cells []string) []string {
	safe := make([]string, len(cells))
	for i, c := range cells {
		safe[i] = SafeText(c)
	}
	return safe
}

// SafeText puts an apostrophe before text that a spreadsheet would take for a formula:
// text that starts with = + - @, a tab or a line end. A plain negative number stays.
func SafeText(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return s
	}
	if s[0] == '-' && len(s) > 1 && strings.Trim(s[1:], "0123456789.") == "" {
		return s
	}
	return "'" + s
}

// A Problem says what is wrong with a file, where, and what was expected. Parts that do
// not apply are blank or 0.
type Problem struct {
	File   string // as the person knows it
	Line   int    // from 1; the row, in a sheet
	Column int    // from 1; a cell's, not a character's
	Field  string // the column's name, or the element's or the sheet's
	Value  string // what stood there: for the person's own screen, never for a log
	What   string // what happened
	Want   string // what was expected, or what to do
}

// Error says it in a sentence or two, without the value, which may be a child's name.
func (p *Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ", line %d", p.Line)
	}
	if p.Column > 0 {
		fmt.Fprintf(&b, ", column %d", p.Column)
	}
	if p.Field != "" {
		fmt.Fprintf(&b, " (%s)", p.Field)
	}
	fmt.Fprintf(&b, ": %s.", p.What)
	if p.Want != "" {
		fmt.Fprintf(&b, " Expected %s.", p.Want)
	}
	return b.String()
}
