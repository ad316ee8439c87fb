package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// book makes a workbook of cells, each with a number format ("" is none).
func book(t testing.TB, cells map[string]any, formats map[string]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	for at, v := range cells {
		if err := f.SetCellValue("Sheet1", at, v); err != nil {
			t.Fatal(err)
		}
	}
	for at, format := range formats {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle("Sheet1", at, at, style); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := errors.Join(f.Write(&b), f.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCellsBecomeText(t *testing.T) {
	for _, c := range []struct {
		why    string
		value  any
		format string
		want   string
	}{
		{"text", "Asha", "", "Asha"},
		{"text that looks like a number stays", "007", "", "007"},
		{"text in a column of dates", "not known", "dd/mm/yyyy", "not known"},
		{"text of figures in a column of dates", "45999", "dd/mm/yyyy", "45999"},
		{"a whole number", 12, "", "12"},
		{"a whole number shown with a part", 12.0, "0.00", "12"},
		{"a number with a part", 6.25, "", "6.25"},
		{"a long number", 9991234567890, "", "9991234567890"},
		{"a part of a hundred", 0.5, "0%", "0.5"},
		{"money", 1234.5, "[$£-809]#,##0.00;[Red]-#,##0.00", "1234.5"},
		{"a day", 46329, "dd/mm/yyyy", "03/11/2026"},
		{"a day in another order", 46329, "yyyy-mm-dd", "03/11/2026"},
		{"a day in words", 46329, `[$-809]d" of "mmmm yyyy;@`, "03/11/2026"},
		{"a month", 46329, "mmm-yy", "03/11/2026"},
		{"a day with a time", 46329.5, "dd/mm/yyyy hh:mm", "03/11/2026 12:00"},
		{"a day with midnight", 46329, "dd/mm/yyyy hh:mm:ss", "03/11/2026"},
		{"a time", 0.75, "hh:mm", "18:00"},
		{"a tick", true, "", "TRUE"},
	} {
		t.Run(c.why, func(t *testing.T) {
			formats := map[string]string{}
			if c.format != "" {
				formats["A2"] = c.format
			}
			b := book(t, map[string]any{"A1": "h", "A2": c.value}, formats)
			tables, err := ReadXLSXBytes("b.xlsx", b)
			if err != nil {
				t.Fatal(err)
			}
			if got := tables[0].Rows[0][0]; got != c.want {
				t.Errorf("%v shown as %q was read as %q, want %q", c.value, c.format, got, c.want)
			}
		})
	}
}

func TestReadXLSX(t *testing.T) {
	b, err := os.ReadFile("testdata/annex.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	tables, err := ReadXLSXBytes("annex.xlsx", b)
	if err != nil {
		t.Fatal(err)
	}
	if len(tables) != 11 {
		t.Fatalf("%d sheets, want 11", len(tables))
	}
	one := tables[0]
	if one.Name != "List 1" || one.Sheet != "List 1" || one.File != "annex.xlsx" || one.Line(0) != 2 {
		t.Errorf("the first sheet is %q, its first row %d", one.Name, one.Line(0))
	}
	if got := one.Rows[0][one.Column("date of birth")]; got != "25/01/2015" {
		t.Errorf("the first date of birth is %q, want 25/01/2015", got)
	}
	for _, table := range tables {
		checkRead(t, table, nil)
	}
}

func TestTitleAboveTheHeader(t *testing.T) {
	tables, err := ReadXLSXBytes("b.xlsx", book(t, map[string]any{"A2": "Homes", "A4": "URN", "C4": "Name", "A5": "SC1", "C5": "x", "D9": " "}, nil))
	if err != nil {
		t.Fatal(err)
	}
	title := tables[0]
	if title.Line(0) != 4 || len(title.Columns) != 3 || len(title.Rows) != 2 {
		t.Fatalf("read %+v", title)
	}
	homes := title.Below(0)
	if d := cmp.Diff([]string{"URN", "", "Name"}, homes.Columns) + cmp.Diff([][]string{{"SC1", "", "x"}}, homes.Rows) + cmp.Diff([]int{5}, homes.Lines); d != "" {
		t.Errorf("below the title (-want +got):\n%s", d)
	}
}

func TestReadXLSXSaysWhatIsWrong(t *testing.T) {
	locked := excelize.NewFile()
	var secret bytes.Buffer
	if err := errors.Join(locked.Write(&secret, excelize.Options{Password: "x"}), locked.Close()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		why  string
		file []byte
		says string
	}{
		{"empty", book(t, nil, nil), "all sheets of the workbook are empty"},
		{"text", []byte("CHILD,DOB\n"), "cannot be unpacked"},
		{"nothing", nil, "cannot be unpacked"},
		{"a password", secret.Bytes(), "cannot be unpacked"},
		{"a zip of other things", zipOf(t, "a.csv", "x\n"), "cannot be read"},
		{"no sheet behind its name", zipOf(t, "xl/workbook.xml", "<workbook><sheets><sheet name='a'/></sheets></workbook>"), "cannot be read"},
	} {
		t.Run(c.why, func(t *testing.T) {
			tables, err := ReadXLSXBytes("b.xlsx", c.file)
			var p *Problem
			if !errors.As(err, &p) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %d tables and %v, want %q", len(tables), err, c.says)
			}
		})
	}
}

func TestXLSXReadsBackAsWritten(t *testing.T) {
	text := rapid.OneOf(
		rapid.SampledFrom([]string{"", "0", "007", "12", "-5", "1.0", "1E5", "9991234567", "29/02/2024", "31/02/2024", "01/01/1900", "28/02/1900", "01/03/1900", "=1+1", "true", "03/11/2026 00:00"}),
		rapid.StringOfN(rapid.RuneFrom([]rune("ab <&\"'=é✓1/")), 0, 12, -1),
	)
	rapid.Check(t, func(t *rapid.T) {
		want := &Table{Name: "Visits", Columns: []string{"A", "B", "C"}}
		for range rapid.IntRange(0, 4).Draw(t, "rows") {
			row := rapid.SliceOfN(text, 3, 3).Draw(t, "row")
			row[0] = "x"
			want.Rows = append(want.Rows, row)
		}
		var b bytes.Buffer
		if err := WriteXLSX(&b, []*Table{want, want}); err != nil {
			t.Fatal(err)
		}
		got, err := ReadXLSXBytes("t.xlsx", b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != 2 || got[0].Name != "Visits" || got[1].Name != "Visits 2" {
			t.Fatalf("%d sheets, the first %q", len(got), got[0].Name)
		}
		for i := range want.Rows {
			for j, cell := range want.Rows[i] {
				if cell == "03/11/2026 00:00" {
					cell = "03/11/2026" // a midnight reads as a day, whoever wrote it
				}
				if strings.TrimSpace(cell) != strings.TrimSpace(got[0].Rows[i][j]) {
					t.Fatalf("%q was read back as %q", cell, got[0].Rows[i][j])
				}
			}
		}
	})
}

func TestSheetName(t *testing.T) {
	taken := map[string]bool{}
	for _, c := range []struct{ why, given, want string }{
		{"plain", "List 1", "List 1"},
		{"taken, in another case", "LIST 1", "LIST 1 2"},
		{"letters that Excel refuses", "a/b:c", "a b c"},
		{"nothing left", "'[]'", "Sheet"},
		{"too long", strings.Repeat("é", 40), strings.Repeat("é", 31)},
		{"too long and taken", strings.Repeat("é", 40), strings.Repeat("é", 29) + " 2"},
	} {
		if got := sheetName(c.given, taken); got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.why, c.given, got, c.want)
		}
	}
}

func TestWriteXLSXWithoutTables(t *testing.T) {
	var b bytes.Buffer
	if err := WriteXLSX(&b, nil); err != nil {
		t.Errorf("writing no tables: %v", err)
	}
}

func FuzzReadXLSX(f *testing.F) {
	f.Add(book(f, map[string]any{"A1": "h", "A2": 46329, "B3": true}, map[string]string{"A2": "dd/mm/yyyy"}))
	f.Add(book(f, nil, nil))
	f.Add(zipOf(f, "xl/workbook.xml", "<workbook><sheets><sheet name='a'/></sheets></workbook>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		tables, err := ReadXLSXBytes("f.xlsx", b)
		if err == nil && len(tables) == 0 {
			t.Fatal("neither a table nor an error")
		}
		for _, table := range tables {
			checkRead(t, table, nil)
		}
	})
}

// FuzzReadSheet reaches the reading of cells and styles, which whole workbooks of chance
// hardly ever do.
func FuzzReadSheet(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="inlineStr"><is><t>h</t></is></c></row><row r="2"><c r="A2" s="1"><v>46329</v></c></row>`, "dd/mm/yyyy", 164)
	f.Add(`<row><c t="d"><v>2026-11-03</v></c><c t="s"><v>9</v></c><c t="e"><v>#N/A</v></c></row>`, `[h]:mm;"x`, 22)
	f.Add(`<row r="9"><c r="ZZ9" s="7"><f>1+1</f><v>1E400</v></c></row>`, "", -1)
	f.Fuzz(func(t *testing.T, rows, format string, id int) {
		b := zipOf(t,
			"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
			"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
			"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
			"xl/styles.xml", fmt.Sprintf(`<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="%d" formatCode="%s"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="%d"/></cellXfs></styleSheet>`, id, strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;").Replace(format), id),
			"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+rows+`</sheetData></worksheet>`)
		tables, err := ReadXLSXBytes("f.xlsx", b)
		if err == nil && len(tables) == 0 {
			t.Fatal("neither a table nor an error")
		}
		for _, table := range tables {
			checkRead(t, table, nil)
		}
	})
}
