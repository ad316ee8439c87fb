package returns

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"throughline/core"
	"throughline/exchange"
	"throughline/rule"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestSamples checks every published sample and compares how much each rule finds. A rule
// that changes shows here as a changed number.
func TestSamples(t *testing.T) {
	years := func(year string) (this, before string) {
		last := string([]byte{year[0], year[1], year[2], year[3] - 1})
		return "testdata/five-years/" + year + "-*.csv", "testdata/five-years/" + last + "-*.csv"
	}
	this2021, before2021 := years("2021")
	this2018, before2018 := years("2018")
	samples := []struct {
		name           string
		in             *Collection
		files, before  string // patterns
		year           int
		start, end, la string
	}{
		{name: "one-year-2023", in: SSDA903, files: "testdata/one-year/*.csv", year: 2023, start: "2017-04-01", end: "2018-03-31"},
		{name: "one-year-2026", in: SSDA903, files: "testdata/one-year/*.csv", year: 2026},
		{name: "one-year-xml", in: SSDA903, files: "testdata/one-year-xml/*.xml", year: 2026},
		{name: "errors", in: SSDA903, files: "testdata/errors/*.csv", year: 2027},
		{name: "five-years-2021", in: SSDA903, files: this2021, before: before2021, year: 2024, start: "2020-04-01", end: "2021-03-31"},
		{name: "five-years-2018", in: SSDA903, files: this2018, before: before2018, year: 2027, start: "2017-04-01", end: "2018-03-31", la: "E10000034"},
		{name: "small", in: SSDA903, files: "testdata/small/SSDA903_2020_*.csv", year: 2025},
		{name: "small-faulty", in: SSDA903, files: "testdata/small/*fixes_INPUT.csv", year: 2025},
	}
	census, err := filepath.Glob("cin/testdata/samples/*.xml")
	if err != nil || len(census) == 0 {
		t.Fatalf("no census samples (%v)", err)
	}
	for _, f := range census {
		s := samples[0]
		s.name, s.in, s.files, s.year, s.start, s.end = strings.TrimSuffix(filepath.Base(f), ".xml"), CIN, f, 2026, "", ""
		samples = append(samples, s)
	}
	for _, s := range samples {
		t.Run(s.name, func(t *testing.T) {
			sources := matching(t, s.files)
			for _, old := range matching(t, s.before) {
				old.Previous = true
				sources = append(sources, old)
			}
			o := Options{Year: s.year, LA: s.la}
			if s.start != "" {
				o.Start, o.End = core.MustDate(s.start), core.MustDate(s.end)
			}
			r, err := s.in.Check(s.name, load(t, s.in, sources), o)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join("testdata/golden", s.name+".json"), sums(r))
		})
	}
}

func matching(t *testing.T, pattern string) []exchange.Source {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 && pattern != "" {
		t.Fatalf("no files are like %s (%v)", pattern, err)
	}
	return open(t, files...)
}

// sums is what a golden file holds of a report.
func sums(r *Report) []byte {
	b, err := json.MarshalIndent(struct {
		Counts  Counts
		Skipped []SkipReason
		Notes   int
	}{r.Counts, r.SkipReasons(), len(r.Input.Notes)}, "", " ")
	if err != nil {
		panic(err) // plain data always marshals
	}
	return append(b, '\n')
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// small is a return with a few known faults.
func small(t *testing.T, files map[string]string) *Report {
	t.Helper()
	in := load(t, SSDA903, open(t, folder(t, files)))
	r, err := SSDA903.Check("a folder", in, Options{Year: 2026})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var faulty = map[string]string{
	"header.csv":           "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,M,01/02/2010,WBRI,,,\n=1+1,X,01/02/2010,WBRI,,,\n,,,,,,\nA3,F,32/01/2010,WBRI,,,\n,,,,,,\n",
	"previous/reviews.csv": reviewsCSV,
}

func TestFindingsNameTheRowOfTheFile(t *testing.T) {
	r := small(t, faulty)
	want := map[string][]int{"101": {1, 2}, "102": {2, 3}} // the blank row between counts, the one at the end does not
	for code, rows := range want {
		var got []int
		for _, f := range r.Findings {
			if f.Rule == code {
				got = append(got, *f.Row)
				if f.Table != "Header" {
					t.Errorf("rule %s finds a row of %s", code, f.Table)
				}
			}
		}
		if !slices.Equal(got, rows) {
			t.Errorf("rule %s finds rows %v, want %v", code, got, rows)
		}
	}
	if !slices.Contains(r.Skipped, rule.Skip{Rule: "142", Why: "Episodes is not there"}) {
		t.Errorf("a rule that needs the episodes is not among the skipped: %v", r.Skipped)
	}
	if got := r.Counts.Rows; got["Header"] != 4 || got["Reviews_last"] != 1 {
		t.Errorf("rows read: %v", got)
	}
}

// TestBlankRowsAreRows holds that what is opened to be checked has every row of its file: one
// that holds nothing breaks rules too, wherever it stands. Only in a file of one column is a
// line without any character such a row.
func TestBlankRowsAreRows(t *testing.T) {
	for why, c := range map[string]struct {
		file string
		want []int
	}{
		"at the end":                        {"CHILD,SEX\nA1,M\n,\nA2,F\n,\n,\n", []int{1, 3, 4}},
		"lines without a character":         {"CHILD,SEX\nA1,M\n,\n\nA2,F\n,\n\n\n", []int{1, 3}},
		"in quotation marks":                {"CHILD,SEX\nA1,\"M\"\n\"\",\"\"\n", []int{1}},
		"one column, in quotation marks":    {"SEX\nM\n\"\"\nF\n\"\"\n", []int{1, 3}},
		"one column, without a character":   {"SEX\r\nM\r\n\r\nF\r\n\r\n", []int{1, 3}},
		"one column, the last line ends so": {"SEX\nM\n\nF", []int{1}},
	} {
		in, err := SSDA903.Open(open(t, folder(t, map[string]string{"header.csv": c.file})))
		if err != nil {
			t.Fatalf("%s: %v", why, err)
		}
		r, err := SSDA903.Check("", in, Options{Year: 2026})
		if err != nil {
			t.Fatalf("%s: %v", why, err)
		}
		var got []int
		for _, f := range r.Findings {
			if f.Rule == "101" {
				got = append(got, *f.Row)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: rule 101 finds rows %v, want %v", why, got, c.want)
		}
	}
}

func TestCheckRefuses(t *testing.T) {
	in := &Input{From: "csv"}
	for why, o := range map[string]Options{
		"a year without rules":               {Year: 2021},
		"a period that ends first":           {Year: 2026, Start: core.MustDate("2026-01-01"), End: core.MustDate("2025-01-01")},
		"a start after the year's own end":   {Year: 2026, Start: core.MustDate("2026-04-01")},
		"an end before the year's own start": {Year: 2026, End: core.MustDate("2025-03-31")},
	} {
		if _, err := SSDA903.Check("", in, o); err == nil {
			t.Errorf("%s is checked", why)
		}
	}
	if _, err := Named("904"); err == nil {
		t.Error("904 is a collection")
	}
}

func TestPeriodAndSource(t *testing.T) {
	// Rule 105 reads the UASC of XML alone.
	files := map[string]string{"header.csv": "CHILD,SEX,DOB,UASC\nA1,M,01/02/2010,9\n"}
	in := load(t, SSDA903, open(t, folder(t, files)))
	for from, want := range map[string]bool{"": false, "csv": false, "xml": true} {
		r, err := SSDA903.Check("", in, Options{Year: 2026, LoadedFrom: from})
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.Contains(r.Rules, "105"); got != want {
			t.Errorf("loaded from %q: rule 105 ran is %v, want %v", from, got, want)
		}
	}
}

func TestProgressEnds(t *testing.T) {
	in := load(t, SSDA903, matching(t, "testdata/one-year/header.csv"))
	most := 0
	_, err := SSDA903.Check("", in, Options{Year: 2026, Progress: func(done, all int) { most = max(most, done) }})
	if err != nil || most == 0 {
		t.Errorf("progress went up to %d (%v)", most, err)
	}
}

// FuzzCheck gives any bytes as the file of a table: they end in a report or in a message,
// and the report can be written.
func FuzzCheck(f *testing.F) {
	for _, c := range []string{"903", "cin"} {
		f.Add("header.csv", []byte(faulty["header.csv"]), c)
		f.Add("episodes.csv", []byte("CHILD,DECOM,DEC,RNE\nA,1/4/2025,,S\n,,\"x\"\n"), c)
		f.Add("CINdetails.csv", []byte("LAchildID;CINreferralDate\nA;2025-04-01\n"), c)
		f.Add("a.xml", []byte("<Message><Children><Child><CINdetails><Assessments/></CINdetails></Child></Children></Message>"), c)
		f.Add("a.xml", []byte("<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID><UASC>1</UASC></HEADER><EPISODE><PL>K2</PL></EPISODE></CHILD></EXPSSDA903>"), c)
		f.Add("a.zip", []byte("PK\x03\x04"), c)
		f.Add("a.xlsx", []byte("PK\x05\x06"), c)
	}
	f.Fuzz(func(t *testing.T, name string, content []byte, code string) {
		sources, err := exchange.OpenBytes(name, content)
		if err != nil {
			return
		}
		c, err := Named(code)
		if err != nil {
			return
		}
		in, err := c.Load(sources)
		if err != nil {
			if err.Error() == "" {
				t.Error("an error without words")
			}
			return
		}
		r, err := c.Check("", in, Options{Year: 2026})
		if err != nil {
			t.Fatalf("what was read could not be checked: %s", err)
		}
		for _, s := range r.Skipped {
			if strings.Contains(s.Why, "could not be computed") {
				t.Error(s.Why)
			}
		}
		var out bytes.Buffer
		for _, write := range []func() error{
			func() error { return r.WriteJSON(&out) }, func() error { return r.WriteCSV(&out) },
			func() error { return r.WriteText(&out, Text{}) }, func() error { return r.WriteHTML(&out) },
		} {
			if err := write(); err != nil {
				t.Error(err)
			}
		}
	})
}

// TestTablesAndXMLAgree writes the tables of an XML file as CSV files, some under other
// names and with their columns turned round, and compares what is found in both.
func TestTablesAndXMLAgree(t *testing.T) {
	for _, c := range []struct {
		in   *Collection
		xml  string
		name string // of the files; %s is the table's
	}{
		{SSDA903, "testdata/one-year-xml/fake_903.xml", "SSDA903_2026_%s.csv"},
		{CIN, "cin/testdata/samples/fake_CIN_data.xml", "cin 2026 %s.csv"},
		{CIN, "cin/testdata/samples/CIN_Census_2026.xml", "%s.csv"},
		{CIN, "cin/testdata/samples/CIN_Census_2024.xml", "export of %s.csv"},
	} {
		whole := load(t, c.in, open(t, c.xml))
		dir := t.TempDir()
		for _, table := range whole.Tables {
			out := &exchange.Table{Columns: slices.Clone(table.Columns)}
			slices.Reverse(out.Columns)
			for _, row := range table.Rows {
				row = slices.Clone(row)
				slices.Reverse(row)
				out.Rows = append(out.Rows, row)
			}
			var b bytes.Buffer
			if err := exchange.WriteCSV(&b, out); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, strings.ReplaceAll(c.name, "%s", table.Name)), b.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		tables := load(t, c.in, open(t, dir))
		if whole.From != "xml" || tables.From != "csv" {
			t.Errorf("%s came from %s and %s", c.xml, whole.From, tables.From)
		}
		a, err := c.in.Check("", whole, Options{Year: 2026})
		if err != nil {
			t.Fatal(err)
		}
		b, err := c.in.Check("", tables, Options{Year: 2026, LoadedFrom: "xml"})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a.Findings, b.Findings); diff != "" {
			t.Errorf("%s (-XML +tables):\n%.2000s", c.xml, diff)
		}
		if diff := cmp.Diff(a.Skipped, b.Skipped); diff != "" {
			t.Errorf("%s (-XML +tables):\n%s", c.xml, diff)
		}
	}
}

// TestCensusOf2027 holds that the census year that runs now can be checked: no rule of
// 2026 ends with it.
func TestCensusOf2027(t *testing.T) {
	rows := [][]string{{"C1", "2027-03-31"}, {"C2", "2027-04-01"}}
	in := &Input{From: "csv", Tables: []Table{
		{Name: "Header", Columns: []string{"Year", "ReferenceDate"}, Rows: [][]string{{"2027", "2027-03-31"}}},
		{Name: "ChildIdentifiers", Columns: []string{"LAchildID", "PersonBirthDate"}, Rows: rows},
	}}
	report, err := CIN.Check("", in, Options{Year: 2027})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.Rule == "8520" && *f.Row == 1 {
			return
		}
	}
	t.Error("a child born after the census year of 2027 is not found")
}
