package exchange

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxProblems is how many faults of one file are told at once.
const maxProblems = 10

// ReadCSV reads a table whose first line that is not blank names the columns. It reads
// UTF-8, Windows-1252 and marked UTF-16; lines that end in LF, CRLF or CR; commas,
// semicolons or tabs, whichever the header has most of; quoted cells with line ends in
// them. Cells keep their blanks. Short rows are filled up, lines without any character
// are passed over, blank rows at the end are dropped.
//
// A row with more cells than the header is a [*Problem], as is a quotation mark that
// does not match; the first ten are joined in one error.
//
// The cells are slices of one string, the file's text, so that a big file costs little
// more than its size; clone a cell that is to outlive the table.
func ReadCSV(name string, r io.Reader) (*Table, error) {
	b, err := readAll(name, r, 0, MaxFile)
	if err != nil {
		return nil, err
	}
	return parseCSV(name, b, tidied)
}

// A keeping says what is kept of the rows of a CSV file.
type keeping int

const (
	tidied   keeping = iota // all but blank rows at the end
	everyRow                // all rows, also blank ones; in a file of one column a line without any character is one
	uncut                   // every row, and those of a plain file are left uncut
)

// parseCSV is [ReadCSV] of bytes that nobody else holds: the table keeps them.
func parseCSV(name string, b []byte, keep keeping) (*Table, error) {
	text, err := decode(name, b)
	if err != nil {
		return nil, err
	}
	text = strings.TrimSuffix(text, "\x1a") // the end of file of MS-DOS
	c := &csvReader{file: name, text: text, line: 1, separator: separatorOf(text), keep: keep}
	return c.table()
}

// separatorOf returns the separator that stands most often in the first line that is
// not blank, outside quotation marks; a comma if there is none.
func separatorOf(text string) byte {
	text = strings.TrimLeft(text, "\r\n")
	var commas, semicolons, tabs int
	quoted := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == ',':
			commas++
		case c == ';':
			semicolons++
		case c == '\t':
			tabs++
		case c == '\n', c == '\r':
			i = len(text)
		}
	}
	switch {
	case semicolons > commas && semicolons >= tabs:
		return ';'
	case tabs > commas:
		return '\t'
	}
	return ','
}

// A csvReader walks once through the text of a file.
type csvReader struct {
	file, text string
	separator  byte
	keep       keeping
	pos, line  int       // the next byte, and the line on which it stands
	width      int       // how many cells a row has; 0 until the header is read
	slab       []string  // room for the cells of many rows, so that rows need no room of their own
	stops      [256]bool // the bytes at which a cell without quotation marks ends
	problems   []error
}

func (c *csvReader) table() (*Table, error) {
	for _, b := range [...]byte{c.separator, '\n', '\r', '"'} {
		c.stops[b] = true
	}
	t := &Table{Name: baseName(c.file), File: c.file}
	header, _ := c.record()
	if len(c.problems) > 0 {
		return nil, errors.Join(c.problems...)
	}
	t.Columns = trimBlank(header)
	if len(t.Columns) == 0 {
		return nil, &Problem{File: c.file, What: "the file is empty", Want: "a first line with the names of the columns"}
	}
	c.width = len(t.Columns)
	if c.keep == uncut {
		if t.Uncut = c.lines(); t.Uncut != nil {
			return t, nil
		}
	}
	rows := 1 + min(strings.Count(c.text, "\n"), MaxCells/c.width)
	t.Rows, t.Lines = make([][]string, 0, rows), make([]int, 0, rows)
	for c.pos < len(c.text) && len(c.problems) < maxProblems {
		row, line := c.record()
		if row == nil {
			continue
		}
		if (len(t.Rows)+1)*c.width > MaxCells {
			return nil, &Problem{File: c.file, Line: line, What: "the table is too large", Want: fmt.Sprintf("at most %d cells", MaxCells)}
		}
		t.Rows = append(t.Rows, row)
		t.Lines = append(t.Lines, line)
	}
	if len(c.problems) > 0 {
		return nil, errors.Join(c.problems...)
	}
	if c.keep == tidied {
		t.dropBlankEnd()
	}
	return t, nil
}

// record reads the next line that is not blank, and says on which line it began. Past the
// end it returns nil. A row has exactly the width of the header; the header has what it has.
func (c *csvReader) record() (row []string, line int) {
	for !(c.width == 1 && c.keep != tidied) && c.lineEnd() {
	}
	if c.pos >= len(c.text) {
		return nil, c.line
	}
	most, fill := c.width, c.width
	if c.width == 0 {
		most = MaxColumns
	}
	if cap(c.slab)-len(c.slab) < most {
		// What is left of a small file holds fewer cells than bytes.
		c.slab = make([]string, 0, min(max(4096, most), len(c.text)-c.pos+1+fill))
	}
	line = c.line
	start, count, filled := len(c.slab), 0, 0
	for more := true; more; {
		// Most cells end at the next separator: they are cut out here, and the others there.
		cell, end := "", c.pos
		for end < len(c.text) && !c.stops[c.text[end]] {
			end++
		}
		if end < len(c.text) && c.text[end] == c.separator {
			cell, c.pos = c.text[c.pos:end], end+1
		} else {
			cell, more = c.cell(end)
		}
		if count++; count <= most {
			c.slab = append(c.slab, cell)
		}
		if cell != "" {
			filled = count // blank cells past the header's end, as Excel writes them, do no harm
		}
	}
	if filled > most {
		c.wrong(line, fmt.Sprintf("the row has %d cells", filled),
			fmt.Sprintf("at most %d; put quotation marks round a cell that holds a separator", most))
	}
	for ; count < fill; count++ {
		c.slab = append(c.slab, "")
	}
	return c.slab[start:len(c.slab):len(c.slab)], line
}

// cell reads a cell that is the last of its row, or has quotation marks, and the separator
// or line end after it; more says that the row goes on. Where there is no quotation mark
// at its beginning it ends at end.
func (c *csvReader) cell(end int) (cell string, more bool) {
	switch {
	case c.pos < len(c.text) && c.text[c.pos] == '"':
		cell = c.quoted()
	case end < len(c.text) && c.text[end] == '"':
		for end < len(c.text) && (c.text[end] == '"' || !c.stops[c.text[end]]) { // one further in is a character like another
			end++
		}
		fallthrough
	default:
		cell, c.pos = c.text[c.pos:end], end
	}
	if c.pos < len(c.text) && c.text[c.pos] == c.separator {
		c.pos++
		return cell, true
	}
	c.lineEnd()
	return cell, false
}

// quoted reads a cell in quotation marks, in which two stand for one, and stops before
// the separator. Line ends inside it become LF.
func (c *csvReader) quoted() string {
	opened := c.line
	c.pos++
	start, doubled := c.pos, false
	for {
		i := strings.IndexByte(c.text[c.pos:], '"')
		if i < 0 {
			c.pos = len(c.text)
			c.wrong(opened, "a quotation mark is opened and never closed", "a second one at the end of the cell")
			return ""
		}
		c.pos += i + 1
		if c.pos == len(c.text) || c.text[c.pos] != '"' {
			break
		}
		doubled = true
		c.pos++
	}
	cell := c.text[start : c.pos-1]
	if strings.IndexByte(cell, '\r') >= 0 {
		cell = lineFeeds.Replace(cell)
	}
	c.line += strings.Count(cell, "\n")
	if doubled {
		cell = strings.ReplaceAll(cell, `""`, `"`)
	}
	for c.pos < len(c.text) && c.text[c.pos] == ' ' {
		c.pos++
	}
	if c.pos < len(c.text) && c.text[c.pos] != c.separator && c.text[c.pos] != '\n' && c.text[c.pos] != '\r' {
		c.wrong(c.line, "text stands after a closing quotation mark",
			"a separator there; write a quotation mark inside a cell twice")
		c.pos = len(c.text) // what follows cannot be trusted
	}
	return cell
}

var lineFeeds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// lineEnd passes over one line end, if there is one here.
func (c *csvReader) lineEnd() bool {
	if c.pos >= len(c.text) || c.text[c.pos] != '\n' && c.text[c.pos] != '\r' {
		return false
	}
	if strings.HasPrefix(c.text[c.pos:], "\r\n") {
		c.pos++
	}
	c.pos++
	c.line++
	return true
}

func (c *csvReader) wrong(line int, what, want string) {
	c.problems = append(c.problems, &Problem{File: c.file, Line: line, What: what, Want: want})
}

// trimBlank drops the blank cells at the end of a row.
func trimBlank(row []string) []string {
	for len(row) > 0 && strings.TrimSpace(row[len(row)-1]) == "" {
		row = row[:len(row)-1]
	}
	return row
}

// dropBlankEnd drops the rows at the end that hold nothing.
func (t *Table) dropBlankEnd() {
	n := len(t.Rows)
	for n > 0 && len(trimBlank(t.Rows[n-1])) == 0 {
		n--
	}
	if t.Rows, t.Lines = t.Rows[:n], t.Lines[:n]; n == 0 {
		t.Rows, t.Lines = nil, nil
	}
}
