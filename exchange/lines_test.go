package exchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// plainFiles are files, and whether their rows can be left uncut.
var plainFiles = []struct {
	why, text string
	uncut     bool
}{
	{"the usual", "CHILD,DOB\n1,01/02/2010\n2,\n", true},
	{"lines of Windows", "CHILD;DOB\r\n1;01/02/2010\r\n2;3", true},
	{"a last line that ends in CR", "CHILD,DOB\n1,2\r", true},
	{"rows too short, and blank at the end", "A,B,C\n1\n,2\n , ,\n,,\n\n\n", true},
	{"longer than eight bytes, and not upper case", "CHILD,PLACE\nABCDEFGHIJKLMN,opqrstuvwxyzé\nA,B\n", true},
	{"one column, and lines without a character", "A\n1\n\n2\n\n", false},
	{"no rows", "CHILD,DOB\n\n", false},
	{"a header alone", "CHILD,DOB", false},
	{"quotation marks", "A,B\n\"1\",2\n", false},
	{"a blank line between", "A,B\n1,2\n\n3,4\n", false},
	{"a blank line before", "\nA,B\n1,2\n", false},
	{"lines of old Macintoshes", "A,B\r1,2\r3,4\r", false},
	{"a CR within a line", "A,B\n1\r,2\n\n", false},
	{"a CR before a CRLF", "A,B\n1,2\r\r\n3,4\n", false},
	{"more cells than the header", "A,B\n1,2,3\n", false},
	{"blank cells past the header", "A,B\n1,2,,\n", false},
}

func TestLines(t *testing.T) {
	for _, f := range plainFiles {
		t.Run(f.why, func(t *testing.T) {
			sameUncut(t, f.text)
			if table, err := parseCSV("x.csv", []byte(f.text), uncut); err == nil && (table.Uncut != nil) != f.uncut {
				t.Errorf("its rows are left uncut: %v, want %v", table.Uncut != nil, f.uncut)
			}
		})
	}
}

// FuzzLines holds rows that are cut when asked for against those that are cut at once.
func FuzzLines(f *testing.F) {
	for _, p := range plainFiles {
		f.Add(p.text)
	}
	f.Fuzz(sameUncut)
}

func sameUncut(t *testing.T, text string) {
	want, wrong := parseCSV("x.csv", []byte(text), everyRow)
	got, err := parseCSV("x.csv", []byte(text), uncut)
	if (wrong == nil) != (err == nil) {
		t.Fatalf("read at once it is %v, uncut %v", wrong, err)
	}
	if err != nil {
		return
	}
	if l := got.Uncut; l != nil {
		sameCells(t, l)
	}
	got.Cut()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("cut at once (-) and when asked for (+): %s", diff)
	}
}

func sameCells(t *testing.T, l *Lines) {
	room := make([]string, l.width)
	for n := range l.Len() {
		upper := l.Cut(n, room)
		if l.Begins(n, room[0]) != (len(room) > 1 && strings.ContainsRune(l.row(n), rune(l.separator))) || l.Begins(n, room[0]+"x") {
			t.Errorf("row %d begins with %q, which is not seen, or with more, which is", n, room[0])
		}
		for i, cell := range room {
			if got := l.Cell(n, i); got != cell {
				t.Errorf("row %d: the cell %d by itself is %q, in its row %q", n, i, got, cell)
			}
			if upper && strings.ToUpper(cell) != cell {
				t.Errorf("row %d holds %q, and is said to be in upper case", n, cell)
			}
		}
	}
}
