package rule

import (
	"slices"
	"strings"

	"throughline/core"
)

// A Column binds a column of a table to a field of the typed record T. Text, Date or
// Number is set, whichever the column holds.
type Column[T any] struct {
	Name   string
	Text   func(*T) *string
	Date   func(*T) *Date
	Number func(*T) *Number
}

// TextColumn binds a column of text or of a code.
func TextColumn[T any](name string, field func(*T) *string) Column[T] {
	return Column[T]{Name: name, Text: field}
}

// DateColumn binds a column of dates.
func DateColumn[T any](name string, field func(*T) *Date) Column[T] {
	return Column[T]{Name: name, Date: field}
}

// NumberColumn binds a column of numbers.
func NumberColumn[T any](name string, field func(*T) *Number) Column[T] {
	return Column[T]{Name: name, Number: field}
}

// Value returns the text of a record's column, as it would stand in a file.
func (c Column[T]) Value(t *T) string {
	switch {
	case c.Text != nil:
		return *c.Text(t)
	case c.Date != nil:
		return c.Date(t).Text
	default:
		return c.Number(t).Text
	}
}

// A Reading says how a collection reads its cells.
type Reading struct {
	Date  func(string) core.Date // what is no date is blank
	Clean func(string) string    // done to every text first; nil leaves it
}

// A Reader makes typed records of the rows of a table. Columns are found by name, in any
// order and case; one that is not there is blank throughout, and one that nobody knows
// is passed over. The first column of a name counts.
type Reader[T any] struct {
	columns []Column[T] // those that the table has
	at      []int       // and where they stand in its rows
	reading Reading
}

// NewReader makes a reader of tables that have a heading.
func NewReader[T any](columns []Column[T], heading []string, reading Reading) *Reader[T] {
	r := &Reader[T]{columns: make([]Column[T], 0, len(columns)), at: make([]int, 0, len(columns)), reading: reading}
	for _, c := range columns {
		if at := Place(c.Name, heading); at >= 0 {
			r.columns, r.at = append(r.columns, c), append(r.at, at)
		}
	}
	return r
}

// Place is where a heading first has a column; -1 where it has none of the name.
func Place(column string, heading []string) int {
	return slices.IndexFunc(heading, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), column) })
}

// Read reads rows into blank records, one each. clean says that the texts are as
// [Reading.Clean] would make them. It is best given few rows at a time, so that they stay
// in a processor's cache, and enough that what to do with a column is decided once for many.
func (r *Reader[T]) Read(typed []T, rows [][]string, clean bool) {
	reading := r.reading
	if clean {
		reading.Clean = nil
	}
	for i, c := range r.columns {
		c.read(typed, rows, r.at[i], reading)
	}
}

// Typed makes typed records of all rows of a table. named gets each record with its row
// number, to set what the record embeds.
func Typed[T any](columns []Column[T], heading []string, rows [][]string, reading Reading, named func(t *T, n int)) []T {
	r := NewReader(columns, heading, reading)
	out := make([]T, len(rows))
	for from := 0; from < len(rows); from += Some {
		some := rows[from:min(from+Some, len(rows))]
		r.Read(out[from:], some, false)
		for n := range some {
			named(&out[from+n], from+n)
		}
	}
	return out
}

// Some is how many rows are best read together.
const Some = 64

// read reads one column of some rows, which stands at a place of each.
func (c Column[T]) read(typed []T, rows [][]string, at int, reading Reading) {
	var before Date // the same day often stands in one row after the other
	for n, row := range rows {
		if at >= len(row) || row[at] == "" {
			continue
		}
		text := row[at]
		if reading.Clean != nil {
			text = reading.Clean(text)
		}
		switch {
		case c.Text != nil:
			*c.Text(&typed[n]) = text
		case c.Date != nil:
			if text != before.Text {
				before = ReadDate(text, reading.Date)
			}
			*c.Date(&typed[n]) = before
		default:
			*c.Number(&typed[n]) = ReadNumber(text)
		}
	}
}
