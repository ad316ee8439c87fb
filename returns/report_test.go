package returns

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"

	"throughline/exchange"
	"throughline/rule"
)

func TestJSONHasTheAgreedForm(t *testing.T) {
	r := small(t, faulty)
	r.Findings = append(r.Findings, rule.Finding{Rule: "999", Severity: "error", Fields: []string{}, Message: "The whole."})
	var b bytes.Buffer
	if err := r.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(b.String(), "\n"); lines != 1 {
		t.Errorf("the object takes %d lines, want one", lines)
	}
	var got map[string]any
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	want := []string{"collection", "counts", "dir", "findings", "rules", "skipped", "year"}
	if keys := slices.Sorted(maps.Keys(got)); !slices.Equal(keys, want) {
		t.Errorf("it has %q, want %q", keys, want)
	}
	findings := got["findings"].([]any)
	first, last := findings[0].(map[string]any), findings[len(findings)-1].(map[string]any)
	want = []string{"child", "fields", "message", "row", "rule", "severity", "table"}
	if keys := slices.Sorted(maps.Keys(first)); !slices.Equal(keys, want) {
		t.Errorf("a finding has %q, want %q", keys, want)
	}
	if last["row"] != nil || last["table"] != "" {
		t.Errorf("a finding of the whole return is %v", last)
	}
	if got["year"] != 2026.0 || got["collection"] != "903" || got["dir"] != "a folder" {
		t.Errorf("it is of %v %v %v", got["dir"], got["collection"], got["year"])
	}
}

func TestJSONOfNothingFound(t *testing.T) {
	var b bytes.Buffer
	r := &Report{Input: &Input{}}
	if err := r.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"rules":[]`, `"findings":[]`, `"skipped":[]`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is not in %s", want, &b)
		}
	}
}

func TestCSVIsSafeToOpen(t *testing.T) {
	r := small(t, faulty)
	var b bytes.Buffer
	if err := r.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), exchange.BOM))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(r.Findings)+1 {
		t.Errorf("%d lines of %d findings", len(rows), len(r.Findings))
	}
	formula := false
	for _, row := range rows {
		for _, cell := range row {
			if cell != exchange.SafeText(cell) {
				t.Errorf("a spreadsheet would run %q", cell)
			}
		}
		formula = formula || row[5] == "'=1+1" && row[3] == "1" && row[4] == "3"
	}
	if !formula {
		t.Error("the child whose identifier is a formula is not in line 3, or not found")
	}
}

// workbookOf writes a report as a workbook and opens it.
func workbookOf(t *testing.T, r *Report) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := r.WriteXLSX(&b); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	})
	return book
}

func TestWorkbook(t *testing.T) {
	r := small(t, faulty)
	book := workbookOf(t, r)
	if got, want := book.GetSheetList(), []string{"Rules", "Children", "Header", "Not run", "Notes"}; !slices.Equal(got, want) {
		t.Fatalf("sheets %q, want %q", got, want)
	}
	cell := func(sheet, at string) string {
		v, err := book.GetCellValue(sheet, at)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	if got := cell("Header", "B3"); got != "'=1+1" {
		t.Errorf("the child that is a formula stands as %q", got)
	}
	if f, err := book.GetCellFormula("Header", "B3"); err != nil || f != "" {
		t.Errorf("it has become the formula %q (%v)", f, err)
	}
	if !strings.Contains(cell("Header", "A3"), "101") {
		t.Errorf("the row at fault names the rules %q", cell("Header", "A3"))
	}
	style, err := book.GetCellStyle("Header", "C3")
	if plain, wrong := book.GetCellStyle("Header", "C2"); err != nil || wrong != nil || style == plain {
		t.Errorf("the faulty cell looks like a good one (%v, %v)", err, wrong)
	}
	comments, err := book.GetComments("Header")
	if err != nil || !slices.ContainsFunc(comments, func(c excelize.Comment) bool { return c.Cell == "C3" && strings.Contains(c.Text, "101 (error)") }) {
		t.Errorf("comments of Header: %v (%v)", comments, err)
	}
	panes, err := book.GetPanes("Rules")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the heading of Rules is not frozen: %v (%v)", panes, err)
	}
	total := 0
	for i, c := range r.ByRule() {
		if got := cell("Rules", fmt.Sprintf("A%d", i+2)); got != c.Code {
			t.Errorf("row %d of Rules is of %q, want %s", i+2, got, c.Code)
		}
		total += c.Findings
	}
	if total != r.Counts.Findings {
		t.Errorf("the rules count %d findings, the report %d", total, r.Counts.Findings)
	}
}

func TestHTMLIsWholeAndHarmless(t *testing.T) {
	r := small(t, map[string]string{"header.csv": "CHILD,SEX,DOB\n<script>alert(1)</script>,X,\n", "other.csv": "a,b\n1,2\n"})
	var b bytes.Buffer
	if err := r.WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	page, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	count, ids := map[string]int{}, map[string]bool{}
	var targets []string
	for n := range page.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("two elements are called %s", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "href":
				targets = append(targets, a.Val)
			case a.Key == "src" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("<%s> has %s", n.Data, a.Key)
			}
		}
	}
	for _, name := range []string{"script", "link", "img"} {
		if count[name] > 0 {
			t.Errorf("the page has <%s>", name)
		}
	}
	if count["h1"] != 1 || count["main"] != 1 || count["table"] != count["caption"] {
		t.Errorf("the page has %v", count)
	}
	for _, target := range targets {
		if id, inside := strings.CutPrefix(target, "#"); !inside || !ids[id] {
			t.Errorf("a link leads to %s, which is not there", target)
		}
	}
}

func TestText(t *testing.T) {
	r := small(t, faulty)
	r.Dir = "a\x1b[31mfolder"
	var plain, coloured bytes.Buffer
	if err := r.WriteText(&plain, Text{Width: 80}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(plain.String(), "\x1b") {
		t.Error("plain text has colours, or lets a name steer the terminal")
	}
	for line := range strings.Lines(plain.String()) {
		if len([]rune(line)) > 81 {
			t.Errorf("a line of %d characters: %s", len([]rune(line)), line)
		}
	}
	for _, want := range []string{"Return of children looked after (SSDA903), 2026", "Header 4", "101", "Episodes is not there:", "errors and", "rules ran"} {
		if !strings.Contains(plain.String(), want) {
			t.Errorf("%q is not said in\n%s", want, &plain)
		}
	}
	r.Dir = "a folder"
	if err := r.WriteText(&coloured, Text{Colour: true}); err != nil || !strings.Contains(coloured.String(), redInk) {
		t.Errorf("no colours where they are wanted (%v)", err)
	}
}
