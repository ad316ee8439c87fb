package returns

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"throughline/exchange"
)

// folder writes files into a folder of their own; a name may lie in a subfolder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func open(t testing.TB, paths ...string) []exchange.Source {
	t.Helper()
	sources, err := exchange.Open(paths...)
	if err != nil {
		t.Fatal(err)
	}
	return sources
}

func load(t *testing.T, c *Collection, sources []exchange.Source) *Input {
	t.Helper()
	in, err := c.Load(sources)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// named lists the tables of a return.
func tableNames(in *Input) []string {
	var names []string
	for _, t := range in.Tables {
		names = append(names, t.Name)
	}
	return names
}

func notes(in *Input) string {
	var all []string
	for _, n := range in.Notes {
		n.File = filepath.Base(n.File)
		all = append(all, n.Error())
	}
	return strings.Join(all, "\n")
}

const reviewsCSV = "CHILD,DOB,REVIEW,REVIEW_CODE\nA1,01/02/2010,3/4/2025,PN1\n"

func TestLoadAnyEncoding(t *testing.T) {
	text := "CHILD,DOB,REVIEW,REVIEW_CODE\r\nZoë,01/02/2010,\"03/04/2025\",PN1\r\n,,,\r\n\r\n"
	old, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"Zoë", "01/02/2010", "03/04/2025", "PN1"}}
	for why, content := range map[string]string{"UTF-8": text, "with a byte order mark": exchange.BOM + text, "Windows-1252": old} {
		in := load(t, SSDA903, open(t, folder(t, map[string]string{"reviews.csv": content})))
		if diff := cmp.Diff(want, in.Tables[0].Rows); diff != "" {
			t.Errorf("%s: %s", why, diff)
		}
		if len(in.Notes) > 0 {
			t.Errorf("%s: remarked %s", why, notes(in))
		}
	}
}

func TestLoadColumns(t *testing.T) {
	for _, c := range []struct{ why, file, header, want string }{
		{"as it should be", "reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE", ""},
		{"another order and case", "reviews.csv", "review_code,dob,Review,child", ""},
		{"one is not there", "reviews.csv", "CHILD,DOB,REVIEW", "reviews.csv (REVIEW_CODE): the column is not there, so it counts as blank."},
		{"one too many", "reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE,NAME", "reviews.csv, column 5 (NAME): the return has no such column in Reviews, and it is passed over."},
		{"one twice", "reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE,DOB", "reviews.csv, column 5 (DOB): the column stands here a second time, and the first is used."},
		{"columns that only the XML has", "header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,UASC", ""},
		{"columns that a system worked out", "episodes.csv", "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN,PL_LA,PL_LOCATION,PL_DISTANCE", ""},
	} {
		in := load(t, SSDA903, open(t, folder(t, map[string]string{c.file: c.header + "\nA1\n"})))
		if got := notes(in); got != c.want {
			t.Errorf("%s: remarked %q, want %q", c.why, got, c.want)
		}
	}
}

func TestLoadLastYear(t *testing.T) {
	both := folder(t, map[string]string{"header.csv": "CHILD,SEX,DOB\nA1,M,01/02/2010\n", "previous/Header.csv": "CHILD,SEX,DOB\nA2,F,01/02/2010\n"})
	if got, want := tableNames(load(t, SSDA903, open(t, both))), []string{"Header", "Header_last"}; !slices.Equal(got, want) {
		t.Errorf("a subfolder previous: %q, want %q", got, want)
	}
	this, before := open(t, "testdata/five-years/2021-header.csv"), open(t, "testdata/five-years/2020-header.csv")
	before[0].Previous = true
	if got, want := tableNames(load(t, SSDA903, append(this, before...))), []string{"Header", "Header_last"}; !slices.Equal(got, want) {
		t.Errorf("files said to be last year's: %q, want %q", got, want)
	}
	xml := open(t, "testdata/one-year-xml/fake_903.xml")
	again := slices.Clone(xml)
	again[0].Previous = true
	in := load(t, SSDA903, append(xml, again...))
	if got := tableNames(in); len(got) != 20 || got[10] != "Header_last" || in.From != "xml" {
		t.Errorf("XML of both years from %s: %q", in.From, got)
	}
}

func TestLoadZip(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"return/SSDA903_2026_reviews.csv", "return/previous/reviews.csv"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(reviewsCSV)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	sources, err := exchange.OpenBytes("return.zip", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := tableNames(load(t, SSDA903, sources)), []string{"Reviews", "Reviews_last"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestLoadWorkbook(t *testing.T) {
	var b bytes.Buffer
	err := exchange.WriteXLSX(&b, []*exchange.Table{
		{Name: "Read me", Columns: []string{"This is our return"}},
		{Name: "Reviews", Columns: []string{"Reviews of the year"}, Rows: [][]string{{"CHILD", "DOB", "REVIEW", "REVIEW_CODE"}, {"12345", "01/02/2010", "03/04/2025", "PN1"}}},
		{Name: "Sheet3", Columns: []string{"CHILD", "SEX", "DOB", "DUC"}, Rows: [][]string{{"12345", "M", "01/02/2010", ""}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	sources, err := exchange.OpenBytes("return.xlsx", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	in := load(t, SSDA903, sources)
	if got, want := tableNames(in), []string{"Reviews", "UASC"}; !slices.Equal(got, want) {
		t.Fatalf("%q, want %q", got, want)
	}
	if diff := cmp.Diff([][]string{{"12345", "01/02/2010", "03/04/2025", "PN1"}}, in.Tables[0].Rows); diff != "" {
		t.Error(diff)
	}
	if got := in.Tables[0].Lines; !slices.Equal(got, []int{3}) {
		t.Errorf("the row stands in line %v, want 3", got)
	}
	if !strings.Contains(notes(in), "Read me: it is none of the tables") {
		t.Errorf("remarked %q", notes(in))
	}
}

func TestLoadOneFileForATable(t *testing.T) {
	in := load(t, SSDA903, open(t, folder(t, map[string]string{"reviews.csv": reviewsCSV, "copy of an export.csv": reviewsCSV, "plan.pdf": "%PDF"})))
	if len(in.Tables) != 1 || !strings.HasSuffix(in.Tables[0].File, "reviews.csv") {
		t.Errorf("taken: %+v", in.Tables)
	}
	if got := notes(in); !strings.Contains(got, "by its columns it could be Reviews") || !strings.Contains(got, "plan.pdf: the file is of a kind that holds no tables") {
		t.Errorf("remarked %q", got)
	}
}

func TestLoadRefuses(t *testing.T) {
	for _, c := range []struct {
		why   string
		in    *Collection
		files map[string]string
		want  string
	}{
		{"nothing at all", SSDA903, nil, "there are no files here"},
		{"nothing of the return", SSDA903, map[string]string{"budget.csv": "A,B\n1,2\n"}, "no file here is a table of the return of children looked after"},
		{"two files of one table", SSDA903, map[string]string{"2024_reviews.csv": reviewsCSV, "2025_reviews.csv": reviewsCSV}, "2025_reviews.csv: it holds Reviews, and so does"},
		{"tables and XML", SSDA903, map[string]string{"a.xml": "<EXPSSDA903><CHILD><HEADER/></CHILD></EXPSSDA903>", "reviews.csv": reviewsCSV}, "tables and XML together"},
		{"two XML files", CIN, map[string]string{"a.xml": "<Message><Children><Child/></Children></Message>", "b.xml": "<Message/>"}, "second XML file"},
		{"the name of a table and none of its columns", SSDA903, map[string]string{"reviews.csv": "x,y\n1,2\n"}, "line 1: none of the columns of Reviews is there"},
		{"bytes that are no text", SSDA903, map[string]string{"reviews.csv": "\x00\x01\x02"}, "reviews.csv, line 1: this is not a text file"},
		{"a row too long", SSDA903, map[string]string{"reviews.csv": "CHILD,DOB\nA1,01/01/2010,x\n"}, "reviews.csv, line 2: the row has 3 cells"},
		{"a file that is empty", SSDA903, map[string]string{"reviews.csv": ""}, "reviews.csv: the file is empty"},
		{"XML of something else", SSDA903, map[string]string{"a.xml": "<Message/>"}, "a.xml, line 1 (Message): the outermost element is not EXPSSDA903"},
		{"XML that is broken", CIN, map[string]string{"a.xml": "<Message>\n<Header>"}, "a.xml, line 2"},
		{"a workbook that is none", SSDA903, map[string]string{"reviews.xlsx": "reviews"}, "reviews.xlsx: it cannot be unpacked"},
	} {
		_, err := c.in.Load(open(t, folder(t, c.files)))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want it to say %q", c.why, err, c.want)
		}
	}
}
