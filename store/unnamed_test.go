package store

import (
	"slices"
	"testing"
)

func TestMarksLoseTheirNamesAndKeepTheirValues(t *testing.T) {
	for _, c := range []struct {
		why, query, text string
		order            []int
	}{
		{"one after the other", "INSERT INTO a(b, c) VALUES ($1, $2)", "INSERT INTO a(b, c) VALUES (?, ?)", nil},
		{"one value twice", "SELECT 1 WHERE $1 = '' OR a = $1", "SELECT 1 WHERE ? = '' OR a = ?", []int{0, 0}},
		{"out of turn, and of two digits", "SELECT $11, $2", "SELECT ?, ?", []int{10, 1}},
		{"a quoted quote", "SELECT 'it''s', $1", "SELECT 'it''s', ?", nil},
		{"a $ within quotes", "SELECT '$1', $1", "SELECT '$1', $1", nil},
		{"a $ with a name", "SELECT $a", "SELECT $a", nil},
		{"no marks", "SELECT 1", "SELECT 1", nil},
	} {
		text, order := unnamed(c.query)
		if text != c.text || !slices.Equal(order, c.order) {
			t.Errorf("%s: %s is %q with %v, want %q with %v", c.why, c.query, text, order, c.text, c.order)
		}
	}
}
