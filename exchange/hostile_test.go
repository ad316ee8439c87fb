package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
)

// bookWith is a workbook in which one part was exchanged for another by hand.
func bookWith(t *testing.T, part, text string) []byte {
	t.Helper()
	whole := book(t, map[string]any{"A1": "CHILD", "A2": "1"}, nil)
	z, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			b = []byte(text)
		}
		files = append(files, f.Name, string(b))
	}
	return zipOf(t, files...)
}

// TestHostileFilesAreRefused reads files that were made to read other files, or to take all
// memory: each is refused, or read as what it plainly holds, in bounded memory.
func TestHostileFilesAreRefused(t *testing.T) {
	const sheet = "xl/worksheets/sheet1.xml"
	rows := func(cell string, n int) string {
		return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + strings.Repeat(cell, n) + `</sheetData></worksheet>`
	}
	laughs := `<!DOCTYPE M [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`
	for _, c := range []struct {
		why, name string
		file      []byte
		says      string // "" is read as what it holds
	}{
		{"a file of the server", "a.xml", []byte(`<!DOCTYPE M [<!ENTITY x SYSTEM "file:///etc/passwd">]><M>&x;</M>`), "document type"},
		{"an address inside the council", "a.xml", []byte(`<!DOCTYPE M SYSTEM "http://169.254.169.254/latest"><M/>`), "document type"},
		{"a parameter entity", "a.xml", []byte(`<!DOCTYPE M [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><M/>`), "document type"},
		{"a billion laughs", "a.xml", []byte(laughs + `<M>&c;</M>`), "document type"},
		{"a hundred thousand folds", "a.xml", []byte(strings.Repeat("<a>", 100_000)), "too deep"},
		{"a billion laughs in a workbook", "a.xlsx", bookWith(t, sheet, laughs+rows(`<row><c t="str"><v>&c;</v></c></row>`, 1)), "empty"},
		{"a row beyond all columns", "a.xlsx", bookWith(t, sheet, rows(`<row r="1"><c r="XFD1" t="str"><v>x</v></c></row>`, 1)), "too large"},
		{"a cell in the last row", "a.xlsx", bookWith(t, sheet, rows(`<row r="1"><c r="A1" t="str"><v>CHILD</v></c></row><row r="1048576"><c r="A1048576" t="str"><v>1</v></c></row>`, 1)), ""},
		{"a sheet of a million rows in a few kilobytes", "a.xlsx", bookWith(t, sheet, rows(`<row/>`, 1_000_000)), "empty"},
		{"a formula that asks another server", "a.xlsx", bookWith(t, sheet, rows(`<row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://evil.example")</f><v>CHILD</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>`, 1)), ""},
	} {
		t.Run(c.why, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			found, err := OpenBytes(c.name, c.file)
			if err == nil && strings.HasSuffix(c.name, ".xml") {
				_, err = found[0].Tree()
			} else if err == nil {
				_, err = found[0].Tables()
			}
			runtime.ReadMemStats(&after)
			var p *Problem
			if c.says == "" && err != nil || c.says != "" && (!errors.As(err, &p) || !strings.Contains(err.Error(), c.says)) {
				t.Errorf("said %v, want %q", err, c.says)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 1<<30 {
				t.Errorf("%d MB were taken for a file of %d kB", used>>20, len(c.file)>>10)
			}
		})
	}
}
