package exchange

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzAgainstStandardCSV holds the reader against that of the standard library on what
// both take for the same: UTF-8 with commas, whose rows are as wide as the header.
func FuzzAgainstStandardCSV(f *testing.F) {
	for _, s := range []string{
		"a,b\n1,2\n", "a,b\r\n\"1\",\"x\r\ny\"\r\n", "a,b\n\"say \"\"no\"\"\",\n", "a\n\"\"\n1\n", "CHILD,DOB\n1,01/02/2015\n2,\n\n3,x",
		"a,b\n,\n1,2\n", "a,é\n£,\"ü\"\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\x00\x1a\uFEFF;\t") || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\r") {
			return
		}
		want, err := standard(text)
		if err != nil || len(want) == 0 || strings.TrimSpace(want[0][len(want[0])-1]) == "" {
			return // a header that ends in blanks is cut off here
		}
		got, err := ReadCSV("f.csv", strings.NewReader(text))
		if err != nil {
			t.Fatalf("%q: %v, but the standard library reads it", text, err)
		}
		rows := want[1:]
		for len(rows) > 0 && len(trimBlank(rows[len(rows)-1])) == 0 {
			rows = rows[:len(rows)-1]
		}
		if !slices.Equal(got.Columns, want[0]) || !slices.EqualFunc(got.Rows, rows, slices.Equal) {
			t.Fatalf("%q\nread as       %q %q\nby the library %q", text, got.Columns, got.Rows, want)
		}
	})
}

// standard reads with the library, all rows of one width.
func standard(text string) (rows [][]string, err error) {
	r := csv.NewReader(strings.NewReader(text))
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
}
