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
	for n, row := range rows {
		t := &out[n]
		for i, c := range columns {
			j := at[i]
			if j < 0 || j >= len(row) || row[j] == "" {
				continue
			}
			text := row[j]
			if reading.Clean != nil {
				text = reading.Clean(text)
			}
			switch {
			case c.Text != nil:
				*c.Text(t) = text
			case c.Date != nil:
				*c.Date(t) = ReadDate(text, reading.Date)
			default:
				*c.Number(t) = ReadNumber(text)
			}
		}
		named(t, n)
	}
	return out
}
