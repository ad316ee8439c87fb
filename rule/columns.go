package rule

import (
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

// Typed makes typed records of the rows of a table. Columns are found by name, in any
// order and case; one that is not there is blank throughout, and one that nobody knows
// is passed over. The first column of a name counts. named gets each record with its
// row number, to set what the record embeds.
func Typed[T any](columns []Column[T], heading []string, rows [][]string, reading Reading, named func(t *T, n int)) []T {
	at := make([]int, len(columns))
	for i, c := range columns {
		at[i] = -1
		for j, h := range heading {
			if strings.EqualFold(strings.TrimSpace(h), c.Name) {
				at[i] = j
				break
			}
		}
	}
	out := make([]T, len(rows))
	for from := 0; from < len(rows); from += some {
		some := rows[from:min(from+some, len(rows))]
		typed := out[from:]
		for i, c := range columns {
			if at[i] >= 0 {
				c.read(typed, some, at[i], reading)
			}
		}
		for n := range some {
			named(&typed[n], from+n)
		}
	}
	return out
}

// some is how many rows are read together, column by column: few enough to stay in a
// processor's cache, and enough that what to do with a column is decided once for many.
const some = 64

// read reads one column of some rows, which stands at a place of each.
func (c Column[T]) read(typed []T, rows [][]string, at int, reading Reading) {
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
			*c.Date(&typed[n]) = ReadDate(text, reading.Date)
		default:
			*c.Number(&typed[n]) = ReadNumber(text)
		}
	}
}
