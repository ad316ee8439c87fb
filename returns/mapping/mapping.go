// Package mapping takes the rows of a return into records and back. A return says, once,
// which question of which kind of record, or what of the person, holds each of its columns
// ([Form]); the import and the building of the return both go by that.
//
// What a record cannot hold as it was given, it remembers beside ([record.Told]), so that
// nothing of a return is lost. The package knows no return and no kind.
package mapping

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"throughline/access"
	"throughline/core"
	"throughline/form"
	"throughline/people"
	"throughline/record"
	"throughline/store"
)

// A Form is a return as records hold it.
type Form struct {
	Child  string                              // the column that says which child
	Read   func(string) core.Date              // a day as the files have it; blank for what is none
	Write  func(core.Date) string              // a day into the files
	Clean  func(string) string                 // what reading does to every cell
	Period func(year int) (from, to core.Date) // of a collection year
	Tables []*Table                            // the first holds a row for each child
	// Also gives records of the tables' kinds that follow from work recorded here in kinds of
	// its own: a referral and its assessment are a row of the census. They are made for the
	// return and kept nowhere; nil is none.
	Also func(ctx context.Context, q store.Querier, k *record.Keeper, who access.Who, person core.ID) ([]record.Entry, error)
}

// A Table is one table of a return and the kind whose records are its rows.
type Table struct {
	Name, Kind string
	Columns    []Column
	Key        []string // the columns by which a child's row is known again; several rows of one key go by their order

	Under  string // the table under whose rows these stand: their records come from its
	Number string // the column that numbers the rows of a child, or of the row above

	From, Until string                 // questions: the days between which a record that no return told of belongs to a year
	Year        string                 // or the question that holds the collection year
	Belongs     func(Life, Years) bool // or what the child's other records say; beside Year, what they must say too
	Cut         []string               // columns that are blank while the last day lies after the year

	// While is what else must hold for a record that no return told of, beside its days: a time
	// missing is returned of a child in care alone. nil is nothing else.
	While func(Life, Years, record.Entry) bool
}

// A Column is one column: a question of the kind, or something of the person, or the
// person's where there is any and otherwise the question's.
type Column struct {
	Name     string
	Question string
	Day      bool                                    // of what is the person's: it holds a day
	Person   func(p *people.Person, year int) string // as the files have it
	Take     func(p *people.Person, cell string)     // into the person, where the cell can be taken
	In, Out  func(string) string                     // between a cell and the plain text of the answer; nil is the same text
	Only     func(Life, Years) bool                  // the years in which it is asked of a child; nil is each, and a year told of stays as it was told
}

// numbers reports whether the column holds a number of the row or of one above it, which
// says nothing of the record.
func (c Column) numbers() bool { return c.Question == "" && c.Person == nil }

// A Life is the standing records of one child by kind, in the order in which they were made.
type Life map[string][]record.Entry

// Years are the collection years at issue.
type Years struct {
	Year     int       // which is built
	From, To core.Date // its period
	Told     int       // the last year whose return was imported; 0 for none
}

// Kinds are the kinds whose records are the return's rows, in the order of its tables.
func (f *Form) Kinds() []string {
	kinds := make([]string, len(f.Tables))
	for i, t := range f.Tables {
		kinds[i] = t.Kind
	}
	return kinds
}

// Table returns the table of a name; nil where there is none.
func (f *Form) Table(name string) *Table {
	for _, t := range f.Tables {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// Numbers picks the cells that say which row of its table this is and under which it stands.
func (t *Table) Numbers(row []string) map[string]string {
	out := map[string]string{}
	for i, c := range t.Columns {
		if c.numbers() {
			out[c.Name] = row[i]
		}
	}
	return out
}

// Names are the columns of a table in order.
func (t *Table) Names() []string {
	out := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		out[i] = c.Name
	}
	return out
}

// Normal writes a cell as reading understands it: a day in its one form, a text cleaned.
func (f *Form) Normal(c Column, day bool, cell string) string {
	cell = f.Clean(cell)
	if day || c.Day {
		if d := f.Read(cell); d != 0 {
			return f.Write(d)
		}
	}
	return cell
}

// Row writes a record as a row of its table, the cells in the order of the columns. qs are
// the record's questions. A cell that was given and could not be taken comes back as it
// was: one of the record's own for as long as there is no answer, one about the person in
// the years whose return told of it.
func (f *Form) Row(t *Table, e record.Entry, qs form.Questions, p *people.Person, year int) ([]string, error) {
	told := memory(e)
	given, err := readGiven(told.AsGiven)
	if err != nil {
		return nil, fmt.Errorf("record %s: %w", e.Head().ID, err)
	}
	row := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		if c.Person != nil {
			row[i] = c.Person(p, year)
		}
		if row[i] == "" && c.Question != "" {
			row[i] = f.answer(c, qs.Find(c.Question))
		}
		if g, ok := given[c.Name]; ok && (c.Person == nil && row[i] == "" || c.Person != nil && told.In(year)) {
			row[i] = g
		}
	}
	return row, nil
}

// answer writes the answer of a question as a cell.
func (f *Form) answer(c Column, q *form.Question) string {
	text := q.PlainText()
	if q.Sort == form.SortDay && text != "" {
		d, err := core.ParseDate(text)
		if err != nil {
			return "" // the question wrote it, so it is a day
		}
		return f.Write(d)
	}
	if c.Out != nil {
		return c.Out(text)
	}
	return text
}

// Take reads a row into a record whose person has been saved, and returns the columns that
// could not be taken as they were given. cells are in the order of the columns.
func (f *Form) Take(t *Table, e record.Entry, qs form.Questions, p *people.Person, year int, cells []string) ([]string, error) {
	told := memory(e)
	told.AsGiven = ""
	told.Add(year)
	normal := make([]string, len(cells))
	for i, c := range t.Columns {
		q := qs.Find(c.Question)
		normal[i] = f.Normal(c, q != nil && q.Sort == form.SortDay, cells[i])
		if q != nil {
			f.set(c, q, normal[i])
		}
	}
	row, err := f.Row(t, e, qs, p, year)
	if err != nil {
		return nil, err
	}
	given := map[string]string{}
	var left []string
	for i, c := range t.Columns {
		if row[i] != normal[i] && !c.numbers() {
			given[c.Name] = normal[i]
			left = append(left, c.Name)
		}
	}
	if told.AsGiven, err = writeGiven(given); err != nil {
		return nil, err
	}
	told.Row = f.Fingerprint(t, cells)
	return left, nil
}

// set answers a question with a cell; what cannot be an answer leaves it blank. Where the
// column is the person's too, only a code of the question's list is an answer.
func (f *Form) set(c Column, q *form.Question, cell string) {
	q.SetText("")
	if c.Person != nil && (q.List == nil || !q.List.Has(cell)) {
		return
	}
	if q.Sort == form.SortDay {
		cell = f.Read(cell).String()
	} else if c.In != nil {
		cell = c.In(cell)
	}
	if q.SetText(cell) != "" {
		q.SetText("")
	}
}

// Fingerprint names a row by what it says.
func (f *Form) Fingerprint(t *Table, cells []string) string {
	said := map[string]string{}
	for i, c := range t.Columns {
		if !c.numbers() && cells[i] != "" {
			said[c.Name] = f.Normal(c, false, cells[i])
		}
	}
	text, err := json.Marshal(said) // in the order of the names
	if err != nil {
		panic(err) // texts can always be written
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:12])
}

// Key is what a row is known again by among a child's rows of the table.
func (f *Form) Key(t *Table, row []string) string {
	var parts []string
	for _, name := range t.Key {
		for i, c := range t.Columns {
			if c.Name == name {
				cell := f.Clean(row[i])
				if d := f.Read(cell); d != 0 {
					cell = d.String()
				}
				parts = append(parts, cell)
			}
		}
	}
	return strings.Join(parts, "\x1f")
}

// Memory is what a record remembers of returns; ok is false for a kind that no return
// tells of.
func Memory(e record.Entry) (told *record.Told, ok bool) {
	m, ok := e.(interface{ Memory() *record.Told })
	if !ok {
		return nil, false
	}
	return m.Memory(), true
}

func memory(e record.Entry) *record.Told {
	told, ok := Memory(e)
	if !ok {
		panic("a kind that no return tells of was mapped to a table: " + e.Head().Kind)
	}
	return told
}

func readGiven(text string) (map[string]string, error) {
	if text == "" {
		return nil, nil
	}
	var given map[string]string
	if err := json.Unmarshal([]byte(text), &given); err != nil {
		return nil, fmt.Errorf("what the return gave (as_given) is no JSON object of texts: %w", err)
	}
	return given, nil
}

func writeGiven(given map[string]string) (string, error) {
	if len(given) == 0 {
		return "", nil
	}
	text, err := json.Marshal(given)
	if err != nil {
		return "", fmt.Errorf("keeping what the return gave: %w", err)
	}
	return string(text), nil
}
