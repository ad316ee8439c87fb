package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestReadCSV(t *testing.T) {
	for _, c := range []struct {
		why, text string
		columns   []string
		rows      [][]string
		lines     []int
	}{
		{"plain", "CHILD,DOB\n1,01/02/2015\n", []string{"CHILD", "DOB"}, [][]string{{"1", "01/02/2015"}}, []int{2}},
		{"no line end at the end", "a,b\n1,2", []string{"a", "b"}, [][]string{{"1", "2"}}, []int{2}},
		{"CRLF", "a,b\r\n1,2\r\n3,4\r\n", []string{"a", "b"}, [][]string{{"1", "2"}, {"3", "4"}}, []int{2, 3}},
		{"CR of an old Mac", "a,b\r1,2\r3,4", []string{"a", "b"}, [][]string{{"1", "2"}, {"3", "4"}}, []int{2, 3}},
		{"a mark of UTF-8", "\xEF\xBB\xBFa,b\n1,2\n", []string{"a", "b"}, [][]string{{"1", "2"}}, []int{2}},
		{"UTF-16, little end first", "\xFF\xFEa\x00\n\x00\xe9\x00\n\x00", []string{"a"}, [][]string{{"é"}}, []int{2}},
		{"UTF-16, big end first", "\xFE\xFF\x00a\x00\n\x00\xe9", []string{"a"}, [][]string{{"é"}}, []int{2}},
		{"Windows-1252", "a,b\nZo\xEB,\x93x\x94\n", []string{"a", "b"}, [][]string{{"Zoë", "“x”"}}, []int{2}},
		{"semicolons", "a;b\n1,5;2\n", []string{"a", "b"}, [][]string{{"1,5", "2"}}, []int{2}},
		{"tabs", "a\tb\n1\t2\n", []string{"a", "b"}, [][]string{{"1", "2"}}, []int{2}},
		{"separators in quoted names do not count", "\"a;;;\",b\n1,2\n", []string{"a;;;", "b"}, [][]string{{"1", "2"}}, []int{2}},
		{"a line end inside quotation marks", "a,b\n\"x\r\ny\",2\n3,4\n", []string{"a", "b"}, [][]string{{"x\ny", "2"}, {"3", "4"}}, []int{2, 4}},
		{"doubled quotation marks", "a,b\n\"say \"\"no\"\"\",\"\"\n", []string{"a", "b"}, [][]string{{`say "no"`, ""}}, []int{2}},
		{"a quotation mark inside plain text", "a,b\n5\" nail,2\n", []string{"a", "b"}, [][]string{{`5" nail`, "2"}}, []int{2}},
		{"blanks are kept, after a closing mark not", "a,b\n 1 ,\"2\" \n", []string{"a", "b"}, [][]string{{" 1 ", "2"}}, []int{2}},
		{"a short row is filled up", "a,b,c\n1\n1,2,3\n", []string{"a", "b", "c"}, [][]string{{"1", "", ""}, {"1", "2", "3"}}, []int{2, 3}},
		{"blank cells past the header", "a,b,,\n1,2,,\n", []string{"a", "b"}, [][]string{{"1", "2"}}, []int{2}},
		{"blank lines before, between and after", "\n\na,b\n\n1,2\n\n,\n\n", []string{"a", "b"}, [][]string{{"1", "2"}}, []int{5}},
		{"a blank row between is kept", "a,b\n,\n1,2\n", []string{"a", "b"}, [][]string{{"", ""}, {"1", "2"}}, []int{2, 3}},
		{"the end mark of MS-DOS", "a,b\n1,2\n\x1a", []string{"a", "b"}, [][]string{{"1", "2"}}, []int{2}},
		{"only a header", "a,b\n", []string{"a", "b"}, nil, nil},
	} {
		t.Run(c.why, func(t *testing.T) {
			got, err := ReadCSV("list.csv", strings.NewReader(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.columns, got.Columns) + cmp.Diff(c.rows, got.Rows) + cmp.Diff(c.lines, got.Lines); d != "" {
				t.Errorf("%q was read otherwise (-want +got):\n%s", c.text, d)
			}
		})
	}
}

func TestReadCSVSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		why, text string
		line      int
		says      string
	}{
		{"nothing in it", "", 0, "the file is empty"},
		{"only blank lines", "\r\n\r\n", 0, "the file is empty"},
		{"a header of blanks", " , ,\n1,2,3\n", 0, "the file is empty"},
		{"a long row", "a,b\n1,2\n1,2,Asha\n", 3, "the row has 3 cells"},
		{"a mark never closed", "a,b\n1,\"2\n3,4\n", 2, "never closed"},
		{"text after a closing mark", "a,b\n\"1\"x,2\n", 2, "after a closing quotation mark"},
		{"a program, not a text", "MZ\x90\x00\x03\x00", 1, "not a text file"},
		{"a workbook by the wrong name", "PK\x03\x04\x14\x00\x06\x00", 1, "not a text file"},
	} {
		t.Run(c.why, func(t *testing.T) {
			_, err := ReadCSV("list.csv", strings.NewReader(c.text))
			var p *Problem
			if !errors.As(err, &p) {
				t.Fatalf("got %v, want a problem", err)
			}
			if p.File != "list.csv" || p.Line != c.line || !strings.Contains(err.Error(), c.says) || p.Want == "" {
				t.Errorf("said %q at line %d, want %q at line %d", err, p.Line, c.says, c.line)
			}
			if strings.Contains(err.Error(), "Asha") {
				t.Errorf("the error quotes the file: %v", err)
			}
		})
	}
}

func TestReadCSVTellsSeveralProblemsAtOnce(t *testing.T) {
	_, err := ReadCSV("list.csv", strings.NewReader("a\n"+strings.Repeat("1,2\n", 30)))
	if err == nil || strings.Count(err.Error(), "the row has 2 cells") != maxProblems {
		t.Errorf("got %v, want %d problems", err, maxProblems)
	}
	if !strings.Contains(err.Error(), "list.csv, line 3: the row has 2 cells. Expected at most 1;") {
		t.Errorf("the place is not told: %v", err)
	}
}

func TestColumnAndLine(t *testing.T) {
	table := &Table{Columns: []string{"CHILD", "Dob "}, Lines: []int{2}}
	if i, j := table.Column("dob"), table.Column("sex"); i != 1 || j != -1 {
		t.Errorf("columns %d and %d, want 1 and -1", i, j)
	}
	if i, j := table.Line(0), table.Line(1); i != 2 || j != 0 {
		t.Errorf("lines %d and %d, want 2 and 0", i, j)
	}
}

func TestSafeText(t *testing.T) {
	for _, c := range []struct{ why, given, want string }{
		{"plain", "Asha", "Asha"},
		{"blank", "", ""},
		{"a formula", "=1+1", "'=1+1"},
		{"a command", "+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"},
		{"a minus before text", "-1+cmd", "'-1+cmd"},
		{"a negative number", "-12.5", "-12.5"},
		{"a lone minus", "-", "'-"},
		{"a function of Lotus", "@SUM(A1)", "'@SUM(A1)"},
		{"a tab", "\t=1", "'\t=1"},
		{"a line end", "\r=1", "'\r=1"},
	} {
		if got := SafeText(c.given); got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.why, c.given, got, c.want)
		}
	}
	table := &Table{Columns: []string{"=a"}, Rows: [][]string{{"@b"}}}
	if s := table.Safe(); s.Columns[0] != "'=a" || s.Rows[0][0] != "'@b" || table.Rows[0][0] != "@b" {
		t.Errorf("the safe copy is %v, of %v", s, table)
	}
}

// cell is any text that a table can hold; CR becomes LF on reading and NUL is refused.
var cell = rapid.Custom(func(t *rapid.T) string {
	return rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune("ab ,;\t\"'\n=é✓")), rapid.Rune().Filter(func(r rune) bool {
		return r != 0 && r != '\r' && r != '\ufeff' && r != 0x1a
	}))).Draw(t, "cell")
})

func TestCSVReadsBackAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(2, 5).Draw(t, "width")
		want := &Table{Name: "t", File: "t.csv"}
		for i := range width {
			want.Columns = append(want.Columns, fmt.Sprintf("C%d", i))
		}
		for range rapid.IntRange(0, 5).Draw(t, "rows") {
			row := rapid.SliceOfN(cell, width, width).Draw(t, "row")
			row[0] = "x" + row[0] // a blank row at the end would be dropped
			want.Rows = append(want.Rows, row)
		}
		var b bytes.Buffer
		if err := WriteCSV(&b, want); err != nil {
			t.Fatal(err)
		}
		got, err := ReadCSV("t.csv", &b)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want.Columns, got.Columns) + cmp.Diff(want.Rows, got.Rows); d != "" {
			t.Fatalf("read back otherwise (-want +got):\n%s", d)
		}
	})
}

func FuzzReadCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a;b\r\n\"1\";2", "\xFF\xFEa\x00\n\x00", "a\n\"x\"\"y\nz\"\n", "a,,\n1,2,3\n", "\"", "\xEF\xBB\xBF", "a\t\xE9\r\r\n1\t2\x1a", "PK\x03\x04"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		table, err := ReadCSV("f.csv", bytes.NewReader(b))
		checkRead(t, table, err)
	})
}

// checkRead fails if what was read is neither a whole table nor a clear error.
func checkRead(t *testing.T, table *Table, err error) {
	t.Helper()
	if err != nil {
		if table != nil || err.Error() == "" {
			t.Fatalf("a table of %d rows and the error %v", len(table.Rows), err)
		}
		return
	}
	if len(table.Lines) != len(table.Rows) || len(table.Columns) == 0 {
		t.Fatalf("%d columns, %d rows, %d lines", len(table.Columns), len(table.Rows), len(table.Lines))
	}
	last := 0
	for i, row := range table.Rows {
		if len(row) != len(table.Columns) {
			t.Fatalf("row %d has %d cells, the header %d", i, len(row), len(table.Columns))
		}
		if table.Lines[i] <= last {
			t.Fatalf("row %d stands on line %d, after line %d", i, table.Lines[i], last)
		}
		last = table.Lines[i]
	}
}

// episodes is a file of 300,000 rows and 13 columns: the episodes of 80,000 children.
var episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n" +
	strings.Repeat("566910,15/02/2016,L,C2,N3,U4,PR0,14/08/2017,X1,CLOSE,ZZ99 3VZ,ZZ99 3WZ,4244474\n", 300_000)

func BenchmarkReadCSV(b *testing.B) {
	b.SetBytes(int64(len(episodes)))
	for b.Loop() {
		if _, err := ReadCSV("Episodes.csv", strings.NewReader(episodes)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncodingCSV(b *testing.B) {
	b.SetBytes(int64(len(episodes)))
	for b.Loop() {
		r := csv.NewReader(strings.NewReader(episodes))
		if _, err := r.ReadAll(); err != nil && !errors.Is(err, io.EOF) {
			b.Fatal(err)
		}
	}
}
