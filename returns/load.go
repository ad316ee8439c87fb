package returns

import (
	"errors"
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"throughline/exchange"
)

// An Input is a return as it was read, with what was remarked on the way.
type Input struct {
	From   string // "csv" or "xml": what this year's tables came from
	Tables []Table
	// Notes are what does not stop the check: columns and tables that are not there or
	// are passed over. None holds a value of the file.
	Notes []exchange.Problem
}

const lastYear = "_last"

// Load reads a return from its files. Those in a folder called previous are last year's.
// A file that cannot be read, one that holds a table already there, and a mix of tables
// and XML are errors; a file that is nothing of the return's is passed over and noted.
func (c *Collection) Load(sources []exchange.Source) (*Input, error) {
	return c.load(sources, exchange.Source.Tables)
}

// Open is [Collection.Load] for a return that is only checked and shown. Rows are not cut
// into cells before somebody asks for them: [Table.Len] and [Table.Row] tell of them, and
// Rows may be nil. A large return takes a fraction of the time and memory. Blank rows at
// the end of a file are kept, since a row without anything breaks rules too.
func (c *Collection) Open(sources []exchange.Source) (*Input, error) {
	if !c.uncut {
		return c.load(sources, exchange.Source.EveryRow)
	}
	return c.load(sources, exchange.Source.Uncut)
}

func (c *Collection) load(sources []exchange.Source, tables func(exchange.Source) ([]*exchange.Table, error)) (*Input, error) {
	l := &loader{c: c, in: &Input{}, from: map[bool]string{}, taken: map[string]candidate{}}
	read := c.readAll(sources, tables)
	for i, s := range sources {
		if s.Previous && !c.LastToo {
			l.note(s.Path, "the "+c.Name+" has no last year's files, so it is passed over", "")
			continue
		}
		if err := l.source(s, read[i]); err != nil {
			return nil, err
		}
	}
	if err := l.settle(); err != nil {
		return nil, err
	}
	if len(l.in.Tables) == 0 {
		return nil, l.nothing(sources)
	}
	l.in.Notes = gather(l.in.Notes)
	return l.in, nil
}

// A loader reads one return.
type loader struct {
	c     *Collection
	in    *Input
	from  map[bool]string // by whether it is last year's: "csv" or "xml"
	found []candidate
	taken map[string]candidate
}

// A candidate is a table that a file seems to hold.
type candidate struct {
	form  *form
	sure  int
	last  bool
	table *exchange.Table
	where string // the file, and the sheet if there is one
}

func (k candidate) name() string {
	if k.last {
		return k.form.name + lastYear
	}
	return k.form.name
}

// A wasRead is what became of reading a file.
type wasRead struct {
	tables []*exchange.Table
	err    error
}

// readAll reads the files that hold tables, on all processors.
func (c *Collection) readAll(sources []exchange.Source, tables func(exchange.Source) ([]*exchange.Table, error)) []wasRead {
	read := make([]wasRead, len(sources))
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(sources)) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(sources); i = int(next.Add(1)) - 1 {
				if s := sources[i]; holdsTables(s) && (c.LastToo || !s.Previous) {
					read[i].tables, read[i].err = tables(s)
				}
			}
		})
	}
	all.Wait()
	return read
}

func holdsTables(s exchange.Source) bool {
	return slices.Contains([]string{"csv", "tsv", "txt", "xlsx", "xlsm"}, s.Kind())
}

// source takes what one file holds.
func (l *loader) source(s exchange.Source, read wasRead) error {
	switch {
	case s.Kind() == "xml":
		return l.xml(s)
	case holdsTables(s):
		if read.err != nil {
			return fmt.Errorf("the return could not be read: %w", read.err)
		}
		for _, t := range read.tables {
			if err := l.table(s, t); err != nil {
				return err
			}
		}
		return nil
	}
	want := "CSV files, an Excel workbook (.xlsx), a zip of them, or the XML"
	l.note(s.Path, "the file is of a kind that holds no tables, and is passed over", want)
	return nil
}

// table recognises one table of a file.
func (l *loader) table(s exchange.Source, t *exchange.Table) error {
	k := candidate{last: s.Previous, table: t, where: s.Path}
	if t.Sheet != "" {
		k.where += ", sheet " + t.Sheet
	}
	k.form, k.sure = l.c.recognise(t.Name, t.Columns)
	// A sheet, and at times a file, has a title above its header.
	if k.form == nil || !k.form.hasAny(t.Columns) {
		t.Cut()
		for row := range min(titleRows, len(t.Rows)) {
			if f := l.c.ofColumns(t.Rows[row]); f != nil && (k.form == nil || f == k.form) {
				k.form, k.sure, k.table = f, max(k.sure, byColumns), t.Below(row)
				break
			}
		}
	}
	if k.form == nil {
		l.note(k.where, "it is none of the tables of the return, and is passed over", "")
		return nil
	}
	if !k.form.hasAny(k.table.Columns) {
		return &exchange.Problem{File: k.where, Line: 1, What: "none of the columns of " + k.form.name + " is there",
			Want: "a first line with their names: " + strings.Join(k.form.columns, ", ")}
	}
	l.found = append(l.found, k)
	return l.came(s, "csv")
}

const titleRows = 10 // above a header

// xml reads a return's XML.
func (l *loader) xml(s exchange.Source) error {
	if l.from[s.Previous] == "xml" {
		return &exchange.Problem{File: s.Path, What: "this is a second XML file of the same return", Want: "one"}
	}
	if err := l.came(s, "xml"); err != nil {
		return err
	}
	root, err := s.Tree()
	if err != nil {
		return fmt.Errorf("the return could not be read: %w", err)
	}
	tables, problems := l.c.fromXML(root)
	for i := range problems {
		problems[i].File = s.Path
	}
	if len(tables) == 0 || !anyRows(tables) && len(problems) > 0 {
		return fmt.Errorf("the return could not be read: %w", &problems[0])
	}
	l.in.Notes = append(l.in.Notes, problems...)
	for _, t := range tables {
		t.File = s.Path
		if s.Previous {
			t.Name += lastYear
		}
		l.in.Tables = append(l.in.Tables, t)
	}
	return nil
}

func anyRows(tables []Table) bool {
	for _, t := range tables {
		if len(t.Rows) > 0 && t.Name != "Header" {
			return true
		}
	}
	return false
}

// came notes what a year's tables come from, and refuses a mix.
func (l *loader) came(s exchange.Source, from string) error {
	if before := l.from[s.Previous]; before != "" && before != from {
		return &exchange.Problem{File: s.Path, What: "there are tables and XML together, which may say the same twice",
			Want: "the CSV files or workbook of the return, or its XML, and not both"}
	}
	l.from[s.Previous] = from
	if !s.Previous || l.in.From == "" {
		l.in.From = from
	}
	return nil
}

// settle takes one file for each table.
func (l *loader) settle() error {
	for _, k := range l.found {
		before, twice := l.taken[k.name()]
		switch {
		case !twice, k.sure > before.sure:
			if twice {
				l.passOver(before, k)
			}
			l.taken[k.name()] = k
		case k.sure < before.sure:
			l.passOver(k, before)
		default:
			return &exchange.Problem{File: k.where, What: "it holds " + k.form.name + ", and so does " + before.where,
				Want: "one file for each table and year; take one of them away, or put last year's into a folder called previous"}
		}
	}
	for _, last := range []bool{false, true} {
		for i := range l.c.forms {
			name := candidate{form: &l.c.forms[i], last: last}.name()
			if k, ok := l.taken[name]; ok {
				l.take(k)
			}
		}
	}
	return nil
}

func (l *loader) passOver(k, taken candidate) {
	l.note(k.where, "by its columns it could be "+k.form.name+", which is taken from "+taken.where+", so it is passed over", "")
}

// take adds a table and notes the columns that are missing or not known.
func (l *loader) take(k candidate) {
	t := k.table
	l.in.Tables = append(l.in.Tables, Table{Name: k.name(), Columns: t.Columns, Rows: t.Rows, File: k.where, Lines: t.Lines, uncut: t.Uncut})
	taken := &l.in.Tables[len(l.in.Tables)-1]
	given := map[string]bool{}
	for i, column := range t.Columns {
		key := columnKey(column)
		switch {
		case key == "":
			if columnHolds(taken, i) {
				l.noteColumn(k, "", i, "a column without a name is passed over")
			}
		case given[key]:
			l.noteColumn(k, column, i, "the column stands here a second time, and the first is used")
		case !k.form.has(column):
			l.noteColumn(k, column, i, "the return has no such column in "+k.form.name+", and it is passed over")
		}
		given[key] = true
	}
	for _, column := range k.form.columns {
		if !given[columnKey(column)] {
			l.noteColumn(k, column, -1, "the column is not there, so it counts as blank")
		}
	}
}

func columnHolds(t *Table, column int) bool {
	for n := range t.Len() {
		if row := t.Row(n); column < len(row) && strings.TrimSpace(row[column]) != "" {
			return true
		}
	}
	return false
}

func (l *loader) noteColumn(k candidate, column string, at int, what string) {
	l.in.Notes = append(l.in.Notes, exchange.Problem{File: k.where, Column: at + 1, Field: column, What: what})
}

func (l *loader) note(where, what, want string) {
	l.in.Notes = append(l.in.Notes, exchange.Problem{File: where, What: what, Want: want})
}

// nothing says that the files hold no table of the return.
func (l *loader) nothing(sources []exchange.Source) error {
	var usual []string
	for i := range l.c.forms {
		usual = append(usual, l.c.forms[i].name)
	}
	want := "the tables " + strings.Join(usual, ", ") + " as CSV files or sheets named after them, or the XML"
	if len(sources) == 0 {
		return errors.New("there are no files here. Expected " + want + ".")
	}
	return &exchange.Problem{File: path.Dir(sources[0].Path), What: "no file here is a table of the " + l.c.Name, Want: want}
}

// gather makes one note of notes of one file that say the same of the same field.
func gather(notes []exchange.Problem) []exchange.Problem {
	type said struct{ file, field, what string }
	at := map[said]int{}
	more := map[int]int{}
	var out []exchange.Problem
	for _, n := range notes {
		n.Value = ""
		key := said{n.File, n.Field, n.What}
		if i, again := at[key]; again {
			more[i]++
			continue
		}
		at[key] = len(out)
		out = append(out, n)
	}
	for i, n := range more {
		out[i].What += fmt.Sprintf(" (and %d more like it)", n)
	}
	return out
}
